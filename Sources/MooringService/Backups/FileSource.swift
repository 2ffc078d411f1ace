package import ConnectorKit
import EventLog
import Synchronization

/// The bytes of one file of a backup.
///
/// The file is opened with the first read, and refused unless size, modification time and inode are those that were
/// listed; the same is asked again after the read that reaches the end, and by ``confirm()``. The SHA-256 is taken on
/// the first ascending pass over the file, whoever makes it, so that nothing is read twice for it.
///
/// Reads of what the pass has left behind wait for nobody who hashes: a connector sends one part while it takes the
/// digest of the next.
package final class FileSource: BackupSource {
    private let file: SourceFile
    private let io: BlockingIO
    private let onAdvance: @Sendable (Int64) -> Void
    private let open: @Sendable () throws(BackupError) -> SourceDescriptor
    private let descriptor = Mutex<SourceDescriptor?>(nil)
    private let pass = Mutex(SourceDigest())
    /// How far the pass is. Changes only while `pass` is held.
    private let hashed = Atomic<Int64>(0)
    private let reads = Atomic(0)
    /// Whether the only read so far has taken the file whole.
    private let wasReadAtOnce = Atomic(false)

    /// How much is hashed before others may have the thread, and the task may be found canceled.
    private static let stretch: Int64 = 1 << 20

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

    package func sha256(of range: Range<Int64>) async throws(ConnectorError) -> [UInt8]? {
        let range = range.clamped(to: 0..<file.size)
        // The whole is what the pass is for.
        let isWhole = range.count == Int(file.size)
        if isWhole, hashed.load(ordering: .acquiring) == file.size { return finished }
        var part = isWhole ? nil : SourceDigest()
        var offset = range.lowerBound
        repeat {
            if Task.isCancelled { throw ConnectorError(ConnectorError.canceled, "The export was canceled.") }
            let (start, before, end) = (offset, part, min(range.upperBound, offset + Self.stretch))
            part = try await blocking { source throws(BackupError) in
                var part = before
                try source.pass(over: start..<end, part: &part)
                return part
            }
            offset = end
        } while offset < range.upperBound
        return part?.finish() ?? finished
    }

    /// The SHA-256 of the whole file in hexadecimal. Reads what no pass has reached yet, which is nothing once the
    /// file has been exported.
    package func sha256() async throws(ConnectorError) -> String {
        while true {
            let hashed = hashed.load(ordering: .acquiring)
            guard hashed < file.size else { break }
            _ = try await read(at: hashed, upTo: 1 << 20)
        }
        return Hexadecimal.text(finished)
    }

    /// Makes sure that the path still leads to the file that was listed, unchanged. A file that one read has taken whole
    /// was asked right behind it, and nothing of it is read again; where its path leads in the end is asked of all files.
    package func confirm() async throws(ConnectorError) {
        if wasReadAtOnce.load(ordering: .acquiring) { return }
        try await blocking { source throws(BackupError) in
            guard try source.open().status().isStill(source.file) else { throw .changed(source.file.path) }
        }
    }

    private var finished: [UInt8] { pass.withLock { $0.finish() } }

    private func bytes(at offset: Int64, upTo count: Int) throws(BackupError) -> [UInt8] {
        let descriptor = try opened()
        let wanted = Int(min(Int64(count), max(0, file.size - offset)))
        let bytes = try descriptor.bytes(at: offset, upTo: wanted)
        guard bytes.count == wanted else { throw .changed(file.path) }
        try checkEnd(descriptor, offset + Int64(wanted))
        noteRead(isWhole: offset == 0 && Int64(wanted) == file.size)
        var none = SourceDigest?.none
        bytes.withUnsafeBytes { advance($0, at: offset, part: &none) }
        return bytes
    }

    /// Takes a range into the SHA-256 of the whole, as far as that has not been reached, and into that of a part.
    private func pass(over range: Range<Int64>, part: inout SourceDigest?) throws(BackupError) {
        let descriptor = try opened()
        noteRead(isWhole: false)
        try SourceBlock.lend { (buffer) throws(BackupError) in
            var offset = range.lowerBound
            while offset < range.upperBound {
                let wanted = Int(min(Int64(buffer.count), range.upperBound - offset))
                let block = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
                guard try descriptor.read(at: offset, into: block) == wanted else { throw .changed(file.path) }
                advance(UnsafeRawBufferPointer(block), at: offset, part: &part)
                offset += Int64(wanted)
            }
        }
        try checkEnd(descriptor, range.upperBound)
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
        let opened = try open()
        guard try opened.status().isStill(file) else { throw .changed(file.path) }
        descriptor.withLock { $0 = opened }
        return opened
    }

    private func advance(_ bytes: UnsafeRawBufferPointer, at offset: Int64, part: inout SourceDigest?) {
        let end = offset + Int64(bytes.count)
        guard hashed.load(ordering: .acquiring) < end else {
            part?.update(bytes)
            return
        }
        let advanced = pass.withLock { whole -> Int64 in
            let reached = hashed.load(ordering: .relaxed)
            guard reached >= offset, reached < end else {
                part?.update(bytes)
                return 0
            }
            if reached == offset, var both = part {
                SourceDigest.update(&whole, &both, bytes)
                part = both
            } else {
                whole.update(UnsafeRawBufferPointer(rebasing: bytes[Int(reached - offset)...]))
                part?.update(bytes)
            }
            hashed.store(end, ordering: .releasing)
            return end - reached
        }
        if advanced > 0 { onAdvance(advanced) }
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
