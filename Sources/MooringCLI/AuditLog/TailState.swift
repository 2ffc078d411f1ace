internal import MooringModel
internal import SystemPackage

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Up to where the content of each file was taken, in a file of its own.
///
/// It is written when the server has answered. One that is lost or behind costs time and nothing else: the server knows
/// what it has taken.
struct TailState {
    private let path: FilePath
    /// The one that was noted last comes last.
    private var sources: [(source: String, place: TailPlace)] = []

    /// As many files as are remembered.
    private static let capacity = 1_000

    init(_ path: String) throws(Failure) {
        self.path = FilePath(path)
        guard access(path, F_OK) == 0 else { return }
        let text = try TextFile.read(path)
        guard let json = try? JSONValue(parsing: text), let files = json["files"]?.arrayValue else {
            throw Failure(
                "the state file \(path) cannot be read",
                remedy: "Remove it: every file is then sent from its beginning, and the server takes what is new.",
                code: "state-unreadable")
        }
        for file in files {
            guard let source = file["source"]?.stringValue, let offset = file["offset"]?.integerValue else { continue }
            sources.append(
                (
                    source,
                    TailPlace(
                        offset: offset, before: file["before"]?.stringValue ?? "",
                        generation: file["generation"]?.integerValue ?? 0)
                ))
        }
    }

    /// Up to where the content that a base stands for was taken.
    func place(of base: String) -> TailPlace? { sources.last { $0.source == base }?.place }

    /// Notes how far a file is, and keeps it.
    mutating func note(_ file: TailedFile) throws(Failure) {
        sources.removeAll { $0.source == file.base }
        sources.append((file.base, file.place))
        if sources.count > Self.capacity { sources.removeFirst(sources.count - Self.capacity) }
        let files = sources.map { source -> JSONValue in
            [
                "before": .string(source.place.before), "generation": .integer(source.place.generation),
                "offset": .integer(source.place.offset), "source": .string(source.source),
            ]
        }
        do {
            try write(JSONValue.object(["files": .array(files)]).canonicalBytes)
        } catch {
            throw Failure(
                "the state file \(path) cannot be written: \(error)",
                remedy: "Name another one with --state.", code: "state-unwritable")
        }
    }

    /// Puts a new file in the place of the old one: a crash leaves the one or the other.
    private func write(_ bytes: [UInt8]) throws {
        let new = FilePath(path.string + ".new")
        let file = try FileDescriptor.open(
            new, .writeOnly, options: [.create, .truncate, .closeOnExec], permissions: .ownerReadWrite)
        try file.closeAfter {
            _ = try file.writeAll(bytes)
            guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
        guard rename(new.string, path.string) == 0 else { throw Errno(rawValue: errno) }
    }
}
