import SystemPackage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How often a second the disk makes 4 KiB durable at the end of a file.
struct SyncRate {
    let directory: FilePath

    func measure(for seconds: Double = 0.25) throws -> Double {
        let path = directory.appending("sync-rate")
        let file = try FileDescriptor.open(
            path, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
        defer { unlink(path.string) }
        return try file.closeAfter {
            let block = [UInt8](repeating: 0x5A, count: 4_096)
            let clock = ContinuousClock()
            let start = clock.now
            var count = 0
            while clock.now - start < .seconds(seconds) {
                try file.writeAll(block)
                #if canImport(Glibc)
                    guard fdatasync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
                #else
                    guard fcntl(file.rawValue, F_FULLFSYNC) == 0 else { throw Errno(rawValue: errno) }
                #endif
                count += 1
            }
            return Double(count) / ((clock.now - start) / .seconds(1))
        }
    }
}
