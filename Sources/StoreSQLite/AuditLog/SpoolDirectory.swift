import MooringModel
import Stores
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The files of one log: its segments, a label beside each that is being sent, and `state`.
struct SpoolDirectory: Sendable {
    let path: FilePath

    /// What has to be known when segments are gone.
    struct State {
        var marks = SpoolMarks()
        var lastLabel: BatchLabel?
        /// Segments up to this one have arrived, or were discarded: one that is still there, or there again after the
        /// power was lost, is removed and never sent.
        var removedThrough: Int64 = 0
    }

    func segment(_ number: Int64) -> FilePath { path.appending("\(number).segment") }
    private func label(_ number: Int64) -> FilePath { path.appending("\(number).label") }
    private var state: FilePath { path.appending("state") }

    /// The numbers of the segments that are there, in order.
    func numbers() throws(StoreError) -> [Int64] {
        try Self.names(in: path).compactMap { name in
            name.hasSuffix(".segment") ? Int64(name.dropLast(".segment".count)) : nil
        }.sorted()
    }

    /// The names in a directory; none if it is not there.
    static func names(in path: FilePath) throws(StoreError) -> [String] {
        guard let directory = opendir(path.string) else {
            guard errno != ENOENT else { return [] }
            throw Disk.failure("list \(path)", Errno(rawValue: errno))
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// What the directory of the registry's own entries is called, in that of their cluster.
    static let registry = "registry"

    /// The bytes of all segments in the directories below one.
    static func segmentBytes(below root: FilePath) throws(StoreError) -> Int64 {
        var total: Int64 = 0
        for cluster in try names(in: root) {
            let directory = root.appending(cluster)
            total += try segmentBytes(in: directory) + segmentBytes(in: directory.appending(registry))
        }
        return total
    }

    private static func segmentBytes(in directory: FilePath) throws(StoreError) -> Int64 {
        var total: Int64 = 0
        for name in try names(in: directory) where name.hasSuffix(".segment") {
            var status = stat()
            if stat(directory.appending(name).string, &status) == 0 { total += Int64(status.st_size) }
        }
        return total
    }

    /// The bytes that are free on the disk of a directory, or of the one above it that is there.
    static func freeBytes(at path: FilePath) -> Int64 {
        var path = path
        while !Disk.exists(path), !path.isEmpty, path.removeLastComponent() {}
        var status = statvfs()
        guard statvfs(path.isEmpty ? "." : path.string, &status) == 0 else { return .max }
        let (bytes, isTooMany) = Int64(clamping: status.f_bavail).multipliedReportingOverflow(
            by: Int64(clamping: status.f_frsize))
        return isTooMany ? .max : bytes
    }

    func readState() throws(StoreError) -> State {
        guard let bytes = try Disk.read(state) else { return State() }
        guard let json = try? JSONValue(parsing: bytes), let marks = json["marks"].flatMap(SpoolMarks.init),
            let removedThrough = json["removedThrough"]?.integerValue
        else { throw StoreError(.corrupt, "\(state) cannot be read. Put a copy of it back") }
        return State(
            marks: marks, lastLabel: json["lastLabel"].flatMap(Self.label), removedThrough: removedThrough)
    }

    func write(_ state: State) throws(StoreError) {
        let json = JSONValue.object([
            "lastLabel": state.lastLabel?.json, "marks": state.marks.json,
            "removedThrough": .integer(state.removedThrough),
        ])
        try Disk.replace(self.state, with: json.canonicalBytes)
    }

    func readLabel(_ number: Int64) throws(StoreError) -> BatchLabel? {
        guard let bytes = try Disk.read(label(number)) else { return nil }
        guard let label = (try? JSONValue(parsing: bytes)).flatMap(Self.label) else {
            throw StoreError(.corrupt, "\(label(number)) cannot be read. Put a copy of it back")
        }
        return label
    }

    private static func label(_ json: JSONValue) -> BatchLabel? { try? BatchLabel(JSONFields(json)) }

    func write(_ label: BatchLabel, of number: Int64) throws(StoreError) {
        try Disk.replace(self.label(number), with: label.json.canonicalBytes)
    }

    func remove(_ number: Int64) throws(StoreError) {
        try Disk.remove(segment(number))
        try Disk.remove(label(number))
    }
}
