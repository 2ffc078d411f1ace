internal import MooringModel
internal import SystemPackage

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file that is followed: open, so that it can be read to its end after it was renamed or removed.
final class TailedFile {
    /// Where it was when it was seen last.
    var path: String
    /// Stands for the file and its first line: the same after a renaming and after a restart.
    let base: String
    /// Up to where it was taken.
    private(set) var place: TailPlace
    private var restsSince: ContinuousClock.Instant?
    private let file: FileDescriptor
    private let identity: Identity
    private let firstLine: [UInt8]

    /// What the system knows a file by, as long as it is there.
    struct Identity: Hashable {
        var device: UInt64
        var node: UInt64
    }

    /// The most bytes of the first line that tell one content from another.
    private static let fingerprintBytes = 4_096
    /// The most bytes before an offset that do.
    private static let beforeBytes: Int64 = 256

    /// Opens a file; nil if it is no regular one, or has no whole line yet.
    ///
    /// - Parameter known: up to where what a base stands for was taken; nil if nothing of it was.
    init?(_ path: String, known: (String) -> TailPlace?) throws {
        let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
        var status = stat()
        guard fstat(file.rawValue, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let firstLine = try Self.firstLine(of: file)
        else {
            try file.close()
            return nil
        }
        self.path = path
        self.file = file
        self.firstLine = firstLine
        identity = Identity(status)
        base = Self.base(identity, firstLine)
        place = known(base) ?? TailPlace()
        guard try !Self.stands(place, in: file) else { return }
        place = TailPlace(generation: place.generation + 1)
    }

    deinit { try? file.close() }

    /// What the server knows it by: another one for other content.
    var source: String { place.generation == 0 ? base : "\(base)-\(place.generation)" }
    var offset: Int64 { place.offset }

    /// Notes that bytes from the offset on were taken.
    func advance(by bytes: [UInt8]) {
        place.offset += Int64(bytes.count)
        // What cannot be read now is found out at the next look.
        place.before = (try? Self.before(place.offset, in: file)) ?? ""
    }

    func beginAnew() { (place.offset, place.before) = (0, "") }

    /// Whether nothing has come for so long.
    func rests(for time: Duration) -> Bool {
        let now = ContinuousClock.now
        guard let restsSince else {
            restsSince = now
            return false
        }
        return now - restsSince >= time
    }

    func wake() { restsSince = nil }

    /// Whether what is at a path now is this file with this content, and not one that took its place.
    func isStill(at path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, Identity(status) == identity else { return false }
        return isUnchanged
    }

    /// Whether what was taken stands there as it did: in a file that was cut off and written anew it does not.
    var isUnchanged: Bool {
        (try? Self.firstLine(of: file)) == firstLine && (try? Self.stands(place, in: file)) == true
    }

    /// Whether a file still has what was taken of it.
    private static func stands(_ place: TailPlace, in file: FileDescriptor) throws -> Bool {
        var status = stat()
        guard fstat(file.rawValue, &status) == 0, Int64(status.st_size) >= place.offset else { return false }
        return try place.before.isEmpty || place.before == before(place.offset, in: file)
    }

    private static func before(_ offset: Int64, in file: FileDescriptor) throws -> String {
        let start = max(0, offset - beforeBytes)
        return String(digest(try read(file, at: start, upTo: Int(offset - start))), radix: 16)
    }

    /// Whole lines from the offset on, `limit` bytes at most; a piece of a line that alone is longer.
    func lines(upTo limit: Int) throws -> [UInt8] {
        var bytes = try Self.read(file, at: offset, upTo: limit)
        if let end = bytes.lastIndex(of: UInt8(ascii: "\n")) {
            bytes.removeSubrange((end + 1)...)
        } else if bytes.count < limit {
            return []
        }
        if let end = Self.end(ofLines: Self.lines, in: bytes) { bytes.removeSubrange(end...) }
        return bytes
    }

    /// As many lines as the server takes at once.
    private static let lines = 100_000

    /// Where so many lines end; nil if there are no more.
    private static func end(ofLines count: Int, in bytes: [UInt8]) -> Int? {
        var left = count
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            left -= 1
            if left == 0 { return index + 1 }
        }
        return nil
    }

    private static func firstLine(of file: FileDescriptor) throws -> [UInt8]? {
        let bytes = try read(file, at: 0, upTo: fingerprintBytes)
        if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) { return Array(bytes[...end]) }
        return bytes.count == fingerprintBytes ? bytes : nil
    }

    private static func read(_ file: FileDescriptor, at offset: Int64, upTo count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            while filled < count {
                let read = try file.read(
                    fromAbsoluteOffset: offset + Int64(filled),
                    into: UnsafeMutableRawBufferPointer(rebasing: raw[filled...]))
                if read == 0 { break }
                filled += read
            }
        }
    }

    private static func base(_ identity: Identity, _ firstLine: [UInt8]) -> String {
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        let host = name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        // The node alone is not enough: the system gives it to another file once this one is gone.
        return [digest(host), identity.device, identity.node, digest(firstLine)].map { String($0, radix: 16) }
            .joined(separator: "-")
    }

    /// FNV-1a. It tells apart what is not made to be mistaken.
    private static func digest(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension TailedFile.Identity {
    init(_ status: stat) { self.init(device: UInt64(status.st_dev), node: UInt64(status.st_ino)) }
}
