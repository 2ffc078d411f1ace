import Stores
import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One segment's file, open to write at its end or to be read.
final class SegmentFile {
    let path: FilePath
    private let file: FileDescriptor
    private(set) var length: Int64

    private init(_ path: FilePath, _ file: FileDescriptor, length: Int64) {
        self.path = path
        self.file = file
        self.length = length
    }

    deinit { try? file.close() }

    /// Makes a segment without records, and the directories above it.
    static func make(_ path: FilePath) throws(StoreError) -> SegmentFile {
        try Disk.makeDirectory(path.removingLastComponent())
        // By renaming: a segment without its beginning cannot be told from a damaged one.
        try Disk.replace(path, with: SegmentRecord.magic)
        return try open(path)
    }

    static func open(_ path: FilePath) throws(StoreError) -> SegmentFile {
        do {
            let file = try FileDescriptor.open(path, .readWrite, options: .closeOnExec)
            return SegmentFile(path, file, length: try file.seek(offset: 0, from: .end))
        } catch {
            throw Disk.failure("open \(path)", error)
        }
    }

    /// Writes at the end and syncs. After an error the segment has to be read again before it is written to, and what was
    /// written is taken back, as far as that can be: it must not count as taken when it comes again.
    func append(_ bytes: [UInt8]) throws(StoreError) {
        do {
            _ = try file.writeAll(toAbsoluteOffset: length, bytes)
            try sync()
            length += Int64(bytes.count)
        } catch {
            _ = ftruncate(file.rawValue, off_t(length))
            throw Disk.failure("write \(path)", error)
        }
    }

    /// Makes what is there durable, whoever wrote it.
    func settle() throws(StoreError) {
        do { try sync() } catch { throw Disk.failure("sync \(path)", error) }
    }

    /// Cuts off what comes after an offset, and syncs.
    func truncate(to offset: Int64) throws(StoreError) {
        do {
            guard ftruncate(file.rawValue, off_t(offset)) == 0 else { throw Errno(rawValue: errno) }
            try sync()
            length = offset
        } catch {
            throw Disk.failure("shorten \(path)", error)
        }
    }

    private func sync() throws {
        guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
    }

    /// At most `count` bytes from `offset` on; fewer only at the end of the file.
    func read(at offset: Int64, upTo count: Int) throws(StoreError) -> [UInt8] {
        do {
            return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                let raw = UnsafeMutableRawBufferPointer(buffer)
                while filled < count {
                    let rest = UnsafeMutableRawBufferPointer(rebasing: raw[filled...])
                    let read = try file.read(fromAbsoluteOffset: offset + Int64(filled), into: rest)
                    if read == 0 { break }
                    filled += read
                }
            }
        } catch {
            throw Disk.failure("read \(path)", error)
        }
    }
}
