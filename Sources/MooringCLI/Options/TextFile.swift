internal import SystemPackage

/// Reads files that the person names.
enum TextFile {
    static let maximumBytes = 1 << 20

    static func read(_ path: String) throws(Failure) -> String {
        do {
            let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
            return try file.closeAfter {
                var bytes: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 65_536)
                while bytes.count <= maximumBytes {
                    let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
                    guard count > 0 else { break }
                    bytes += buffer[..<count]
                }
                return String(decoding: bytes, as: UTF8.self)
            }
        } catch {
            throw Failure(
                .misused, "\(path) cannot be read: \(error)", remedy: "Name a file that you may read.",
                code: "file-unreadable")
        }
    }
}
