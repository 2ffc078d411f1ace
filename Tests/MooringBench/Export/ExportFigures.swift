/// What one export took.
struct ExportFigures {
    var seconds: Double
    /// User and system time of the process, meanwhile.
    var cpuSeconds: Double
    var objects: Int64
    var bytes: Int64
    /// The most memory in use at once, in bytes, since the process began.
    var peak: Int64?

    /// As `Tests/ExportContest` reads it.
    var line: String {
        "{\"seconds\": \(seconds), \"cpu\": \(cpuSeconds), \"objects\": \(objects), \"bytes\": \(bytes), \"peak\": "
            + "\(peak ?? 0)}"
    }
}
