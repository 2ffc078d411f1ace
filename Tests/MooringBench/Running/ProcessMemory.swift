import Foundation

enum ProcessMemory {
    /// The most memory that this process has had in use at once so far, in bytes; nil where the system does not tell.
    ///
    /// Of the process's own address space, and not as `getrusage` has it: that begins with the peak of whoever started it.
    static var peak: Int64? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kibibytes = line.split(separator: " ").dropFirst().first.flatMap({ Int64($0) })
        else { return nil }
        return kibibytes << 10
    }
}
