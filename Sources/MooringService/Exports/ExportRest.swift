/// When a job that was worked on is to be worked on again.
enum ExportRest: Sendable {
    /// It has ended.
    case none
    case untilTick
    /// What it needs is away.
    case pause(Duration)
    /// The process is stopping.
    case interrupted
}
