import ConnectorKit
import Synchronization

/// The bytes of an object, which notes how they are read.
final class RecordedSource: ObjectSource {
    /// One call of `read`.
    struct Read: Sendable {
        /// Counted from 0.
        var index: Int
        var offset: Int64
        var count: Int
    }

    private let bytes: [UInt8]
    private let beforeRead: @Sendable (Read) async throws(ConnectorError) -> Void
    private let noted = Mutex<[Read]>([])

    /// - Parameter beforeRead: runs before each read, and may end it.
    init(
        _ bytes: [UInt8], beforeRead: @escaping @Sendable (Read) async throws(ConnectorError) -> Void = { _ in }
    ) {
        self.bytes = bytes
        self.beforeRead = beforeRead
    }

    var reads: [Read] { noted.withLock(\.self) }

    func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        let read = noted.withLock { noted in
            noted.append(Read(index: noted.count, offset: offset, count: count))
            return noted[noted.count - 1]
        }
        try await beforeRead(read)
        let start = min(max(0, Int(offset)), bytes.count)
        return Array(bytes[start..<min(start + max(0, count), bytes.count)])
    }

    /// How many reads there were until the end had been reached. How many come after that may depend on what fits into
    /// memory.
    var firstPass: Int {
        let end = Int64(bytes.count)
        return reads.firstIndex { $0.offset + Int64($0.count) >= end }.map { $0 + 1 } ?? reads.count
    }

    /// How far the first pass came, nil if a read began behind the first byte that had not been read yet.
    var frontier: Int64? {
        var frontier: Int64 = 0
        for read in reads {
            guard read.offset >= 0, read.offset <= frontier else { return nil }
            frontier = max(frontier, min(read.offset + Int64(read.count), Int64(bytes.count)))
        }
        return frontier
    }
}
