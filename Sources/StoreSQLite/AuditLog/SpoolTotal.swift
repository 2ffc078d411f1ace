import Synchronization

/// The bytes of all segments on the disk.
final class SpoolTotal: Sendable {
    private let count: Mutex<Int64>

    init(_ bytes: Int64) { count = Mutex(bytes) }

    var bytes: Int64 { count.withLock { $0 } }

    func add(_ bytes: Int64) { count.withLock { $0 += bytes } }
}
