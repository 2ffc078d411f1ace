import Crypto
import NIOCore
import Synchronization

/// The SHA-256 of a whole object, taken on the first ascending pass over it, whoever makes that.
///
/// Bytes are hashed beside the next read: one SHA-256 cannot be spread over several cores, so nothing else should keep it
/// waiting. A read waits when several pieces before it are not hashed yet. What is small is hashed at once.
final class SourceDigest: Sendable {
    private let executor: (any TaskExecutor)?
    private let onAdvance: @Sendable (Int64) -> Void
    private let line = Mutex(Line())
    private let digest = Mutex(Digest())

    private struct Line {
        /// Up to where bytes were handed in.
        var end: Int64 = 0
        var pieces: [(offset: Int64, bytes: ByteBuffer)] = []
        var isHashing = false
        /// Those who wait for a place, and those who wait for the end of it.
        var waiting: [CheckedContinuation<Void, Never>] = []
        var finishing: [CheckedContinuation<Void, Never>] = []
    }

    private struct Digest {
        /// How many bytes from the beginning on are in it.
        var length: Int64 = 0
        var hasher = SHA256()

        mutating func take(_ bytes: ByteBuffer, at offset: Int64) -> Int64 {
            bytes.withUnsafeReadableBytes { bytes in
                let new = UnsafeRawBufferPointer(rebasing: bytes[Int(length - offset)...])
                hasher.update(bufferPointer: new)
                length += Int64(new.count)
                return Int64(new.count)
            }
        }
    }

    /// So many pieces may wait.
    private static let longestLine = 1
    /// Below this, going to another thread costs more than it saves.
    private static let small = 256 << 10

    /// - Parameters:
    ///   - executor: where bytes are hashed; nil for where tasks run that prefer nothing.
    ///   - onAdvance: is told how many more bytes have passed for the first time.
    init(on executor: (any TaskExecutor)? = nil, onAdvance: @escaping @Sendable (Int64) -> Void) {
        self.executor = executor
        self.onAdvance = onAdvance
    }

    /// Takes in what is new of bytes that were read. What lies behind a gap is not taken.
    func take(_ bytes: ByteBuffer, at offset: Int64) async {
        let end = offset + Int64(bytes.readableBytes)
        var advanced: Int64 = 0
        let (isFirst, isTooLong) = line.withLock { line in
            guard offset <= line.end, end > line.end else { return (false, false) }
            line.end = end
            if !line.isHashing, bytes.readableBytes < Self.small {
                advanced = digest.withLock { $0.take(bytes, at: offset) }
                return (false, false)
            }
            line.pieces.append((offset, bytes))
            defer { line.isHashing = true }
            return (!line.isHashing, line.pieces.count > Self.longestLine)
        }
        if advanced > 0 { onAdvance(advanced) }
        if isFirst { Task(executorPreference: executor) { self.hashLine() } }
        if isTooLong { await place() }
    }

    /// How many bytes from the beginning on were handed in.
    var end: Int64 { line.withLock(\.end) }

    /// The SHA-256 of everything that was handed in.
    func finish() async -> [UInt8] {
        await withCheckedContinuation { continuation in
            let isIdle = line.withLock { line in
                if line.isHashing { line.finishing.append(continuation) }
                return !line.isHashing
            }
            if isIdle { continuation.resume() }
        }
        return digest.withLock { Array($0.hasher.finalize()) }
    }

    private func place() async {
        await withCheckedContinuation { continuation in
            let isFree = line.withLock { line in
                let isFree = line.pieces.count <= Self.longestLine
                if !isFree { line.waiting.append(continuation) }
                return isFree
            }
            if isFree { continuation.resume() }
        }
    }

    private func hashLine() {
        while let piece = next() {
            let advanced = digest.withLock { $0.take(piece.bytes, at: piece.offset) }
            onAdvance(advanced)
        }
    }

    private func next() -> (offset: Int64, bytes: ByteBuffer)? {
        let (piece, resumed) = line.withLock { line in
            guard !line.pieces.isEmpty else {
                line.isHashing = false
                defer { line.finishing = [] }
                return (nil as (offset: Int64, bytes: ByteBuffer)?, line.finishing)
            }
            defer { line.waiting = [] }
            return (line.pieces.removeFirst(), line.waiting)
        }
        for continuation in resumed { continuation.resume() }
        return piece
    }
}
