/// What all jobs of a worker share.
struct ExportBounds: Sendable {
    let slots: ExportSlots
    let paces: ExportPaces

    init(_ settings: ExportSettings, _ clock: any Clock<Duration>) {
        slots = ExportSlots(capacity: settings.objects, jobs: settings.jobs)
        paces = ExportPaces(bytesPerSecond: settings.bytesPerSecond, clock: clock)
    }
}
