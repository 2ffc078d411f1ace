extension Int64 {
    /// This number of bytes for people, such as `1.5 GiB`.
    var asBytes: String {
        let units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
        if magnitude < 1024 { return "\(self) bytes" }
        // Divided first: a file system may say that it has as many bytes as there are numbers.
        let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: 1024)
        var tenths = whole * 10 + rest * 10 / 1024
        var unit = 0
        while tenths >= 10240, unit < units.count - 1 {
            tenths /= 1024
            unit += 1
        }
        return "\(self < 0 ? "-" : "")\(tenths / 10).\(tenths % 10) \(units[unit])"
    }
}
