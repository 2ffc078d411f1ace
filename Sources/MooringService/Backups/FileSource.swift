package import ConnectorKit
package import NIOCore
import Synchronization

/// The bytes of one file of a backup.
///
/// The file is opened with the first read, and refused unless size, modification time and inode are those that were
/// listed; the same is asked again after the read that reaches the end, and by ``confirm()``. The SHA-256 is taken as the
/// file is read for the first time (``SourceDigest``).
package final class FileSource: BackupSource {
    private let file: SourceFile
    private let io: BlockingIO
    private let open: @Sendable (_ isAgain: Bool) throws(BackupError) -> SourceDescriptor
    private let descriptor = Mutex<SourceDescriptor?>(nil)
    private let digest: SourceDigest
    private let reads = Atomic(0)
    /// Whether the only read so far has taken the file whole.
    private let wasReadAtOnce = Atomic(false)

    /// - Parameter open: goes to the file. Every step of the way there is gone anew where it asks again.
    init(
        _ file: SourceFile, io: BlockingIO, onAdvance: @escaping @Sendable (Int64) -> Void,
        open: @escaping @Sendable (_ isAgain: Bool) throws(BackupError) -> SourceDescriptor
    ) {
        self.file = file
        self.io = io
        digest = SourceDigest(on: io, onAdvance: onAdvance)
        self.open = open
    }

    package func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        Array(try await read(at: offset, upTo: count, reusing: ByteBuffer()).readableBytesView)
    }

    package func read(
        at offset: Int64, upTo count: Int, reusing buffer: consuming ByteBuffer
    ) async throws(ConnectorError) -> ByteBuffer {
        // What a closure captures is held by it too, and then is not the only one that is held.
        let lent = Mutex<ByteBuffer?>(consume buffer)
        let filled = try await blocking { source throws(BackupError) in
            var buffer = lent.withLock { $0.take() } ?? ByteBuffer()
            try source.fill(&buffer, at: offset, upTo: count)
            return buffer
        }
        await digest.take(filled, at: offset)
        return filled
    }

    package func sha256() async throws(ConnectorError) -> [UInt8] {
        var buffer = ByteBuffer()
        while digest.end < file.size { buffer = try await read(at: digest.end, upTo: 1 << 20, reusing: buffer) }
        return await digest.finish()
    }

    /// Makes sure that the path still leads to the file that was listed, unchanged. A file that one read has taken whole
    /// was asked right behind it, and nothing of it is read again; where its path leads in the end is asked of all files.
    package func confirm() async throws(ConnectorError) {
        if wasReadAtOnce.load(ordering: .acquiring) { return }
        try await blocking { source throws(BackupError) in
            guard try source.open(true).status().isStill(source.file) else { throw .changed(source.file.path) }
        }
    }

    private func fill(_ buffer: inout ByteBuffer, at offset: Int64, upTo count: Int) throws(BackupError) {
        let descriptor = try opened()
        let wanted = Int(min(Int64(count), max(0, file.size - offset)))
        guard try descriptor.fill(&buffer, at: offset, upTo: wanted) == wanted else { throw .changed(file.path) }
        try checkEnd(descriptor, offset + Int64(wanted))
        noteRead(isWhole: offset == 0 && Int64(wanted) == file.size)
    }

    private func noteRead(isWhole: Bool) {
        let isFirst = reads.add(1, ordering: .acquiringAndReleasing).oldValue == 0
        wasReadAtOnce.store(isFirst && isWhole, ordering: .releasing)
    }

    private func checkEnd(_ descriptor: SourceDescriptor, _ offset: Int64) throws(BackupError) {
        if offset >= file.size, try !descriptor.status().isStill(file) { throw .changed(file.path) }
    }

    private func opened() throws(BackupError) -> SourceDescriptor {
        if let descriptor = descriptor.withLock(\.self) { return descriptor }
        let opened = try open(false)
        guard try opened.status().isStill(file) else { throw .changed(file.path) }
        descriptor.withLock { $0 = opened }
        return opened
    }

    private func blocking<Value: Sendable>(
        _ work: @escaping @Sendable (FileSource) throws(BackupError) -> Value
    ) async throws(ConnectorError) -> Value {
        do throws(BackupError) {
            return try await io.run { () throws(BackupError) -> Value in try work(self) }
        } catch {
            // A file that was listed and is now gone, or is a link, has changed, whatever the system calls it.
            let isUnreadable = error.code == .unreadable
            let reason = isUnreadable ? error : .changed(file.path)
            throw ConnectorError(reason.code.rawValue, reason.message, isRetryable: isUnreadable)
        }
    }
}
