package import ConnectorKit
import Synchronization

/// The bytes of one file of a backup.
///
/// The file is opened with the first read, and refused unless size, modification time and inode are those that were
/// listed; the same is asked again after the read that reaches the end, and by ``confirm()``. The SHA-256 is taken on
/// the first ascending pass over the file, whoever makes it, so that nothing is read twice for it.
package final class FileSource: BackupSource {
    private let file: SourceFile
    private let io: BlockingIO
    private let onAdvance: @Sendable (Int64) -> Void
    private let open: @Sendable () throws(BackupError) -> SourceDescriptor
    private let state = Mutex(State())

    private struct State {
        var descriptor: SourceDescriptor?
        var digest = AscendingDigest()
    }

    init(
        _ file: SourceFile, io: BlockingIO, onAdvance: @escaping @Sendable (Int64) -> Void,
        open: @escaping @Sendable () throws(BackupError) -> SourceDescriptor
    ) {
        self.file = file
        self.io = io
        self.onAdvance = onAdvance
        self.open = open
    }

    package func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        try await blocking { source throws(BackupError) in try source.bytes(at: offset, upTo: count) }
    }

    /// The SHA-256 of the whole file in hexadecimal. Reads what no pass has reached yet, which is nothing once the
    /// file has been exported.
    package func sha256() async throws(ConnectorError) -> String {
        while true {
            let hashed = state.withLock(\.digest.length)
            guard hashed < file.size else { break }
            _ = try await read(at: hashed, upTo: 1 << 20)
        }
        return state.withLock { $0.digest.finished() }
    }

    /// Makes sure that the path still leads to the file that was listed, unchanged.
    package func confirm() async throws(ConnectorError) {
        try await blocking { source throws(BackupError) in
            guard try source.open().status().isStill(source.file) else { throw .changed(source.file.path) }
        }
    }

    private func bytes(at offset: Int64, upTo count: Int) throws(BackupError) -> [UInt8] {
        let descriptor = try opened()
        let wanted = Int(min(Int64(count), max(0, file.size - offset)))
        let bytes = try descriptor.bytes(at: offset, upTo: wanted)
        let isAtEnd = offset + Int64(wanted) >= file.size
        guard bytes.count == wanted else { throw .changed(file.path) }
        if isAtEnd, try !descriptor.status().isStill(file) { throw .changed(file.path) }
        let advanced = state.withLock { $0.digest.take(bytes, at: offset) }
        if advanced > 0 { onAdvance(advanced) }
        return bytes
    }

    private func opened() throws(BackupError) -> SourceDescriptor {
        if let descriptor = state.withLock(\.descriptor) { return descriptor }
        let descriptor = try open()
        guard try descriptor.status().isStill(file) else { throw .changed(file.path) }
        state.withLock { $0.descriptor = descriptor }
        return descriptor
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
