package import MooringModel

/// A job's progress on one line.
package struct ProgressBar: Sendable {
    package var status: String
    package var objects: (done: Int64, total: Int64)
    package var bytes: (done: Int64, total: Int64)
    package var bytesPerSecond: Int64

    /// - Parameter job: as the server shows it.
    package init(_ job: JSONValue) {
        status = job["status"]?.stringValue ?? "unknown"
        func count(_ name: String) -> Int64 { max(0, job["progress"]?[name]?.integerValue ?? 0) }
        objects = (count("objectsDone"), count("objectsTotal"))
        bytes = (count("bytesDone"), count("bytesTotal"))
        bytesPerSecond = count("bytesPerSecond")
    }

    /// What is done, 0 to 1: of the bytes, or of the objects where all of them are empty.
    package var fraction: Double {
        let (done, total) = bytes.total > 0 ? bytes : objects
        return total > 0 ? min(1, Double(done) / Double(total)) : 0
    }

    package var percent: Int { Int(fraction * 100) }

    private var numbers: String {
        var parts = ["\(percent)%", "\(objects.done)/\(objects.total) objects"]
        parts.append("\(ByteCount(bytes.done)) of \(ByteCount(bytes.total))")
        if bytesPerSecond > 0 {
            parts.append("\(ByteCount(bytesPerSecond))/s")
            if bytes.total > bytes.done { parts.append("\((bytes.total - bytes.done) / bytesPerSecond) s left") }
        }
        return parts.joined(separator: ", ")
    }

    /// The line without a bar, for what is no terminal.
    package var line: String { objects.total > 0 ? "\(status): \(numbers)" : status }

    /// The line with a bar that takes what the numbers leave of the terminal's width, where that is enough.
    package func line(width: Int) -> String {
        let room = min(40, width - line.displayWidth - 4)
        guard objects.total > 0, room >= 8 else { return line }
        let filled = Int(fraction * Double(room))
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: room - filled)
        return "\(status) [\(bar)] \(numbers)"
    }
}
