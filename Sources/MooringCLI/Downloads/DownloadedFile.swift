internal import Crypto
internal import SystemPackage

/// A file of a downloaded export.
enum DownloadedFile {
    static func bytes(of path: String) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        try read(FilePath(path)) { bytes += $0 }
        return bytes
    }

    /// The size, and the SHA-256 in lower-case hexadecimal.
    static func digest(of path: FilePath) throws(Failure) -> (size: Int64, sha256: String) {
        var digest = SHA256()
        var size: Int64 = 0
        try read(path) { piece in
            piece.withUnsafeBytes { digest.update(bufferPointer: $0) }
            size += Int64(piece.count)
        }
        let digits = Array("0123456789abcdef".utf8)
        return (
            size,
            String(decoding: digest.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        )
    }

    private static func read(_ path: FilePath, _ take: (ArraySlice<UInt8>) -> Void) throws(Failure) {
        do {
            let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow])
            try file.closeAfter {
                var buffer = [UInt8](repeating: 0, count: 1 << 20)
                while true {
                    let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
                    guard count > 0 else { return }
                    take(buffer[..<count])
                }
            }
        } catch {
            throw Failure(
                "\(path) cannot be read: \(error)", remedy: "Name files that you may read.", code: "file-unreadable")
        }
    }
}
