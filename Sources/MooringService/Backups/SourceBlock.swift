import Synchronization

/// Memory that a file is read into to be hashed, lent again and again.
///
/// Blocks that come and go with each file leave holes, into which what is kept of a file settles; then the next block fits
/// nowhere, and the heap grows by one with every file: 2,000 small files took 130 MiB.
final class SourceBlock: @unchecked Sendable {
    /// Large enough that two cores have something to do until they wait for each other.
    static let size = 1 << 20

    private static let idle = Mutex<[SourceBlock]>([])

    /// Only whoever has been lent it touches it.
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)

    private init() {}

    deinit { buffer.deallocate() }

    /// As many are made as were ever lent at once, which is as many as threads read.
    static func lend<Value, Failure: Error>(
        _ body: (UnsafeMutableRawBufferPointer) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let block = idle.withLock { $0.popLast() } ?? SourceBlock()
        defer { idle.withLock { $0.append(block) } }
        return try body(block.buffer)
    }
}
