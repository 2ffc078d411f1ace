internal import SystemPackage

/// What credentials are looked for in: the environment and files, injected so that tests can give others.
struct ProcessSurroundings: Sendable {
    var environment: [String: String]
    /// A file's text; nil if there is no such file.
    var readFile: @Sendable (String) throws -> String?

    /// A variable that is set to something.
    subscript(name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// A path with `~` for the home directory.
    func expanded(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = self["HOME"] else { return path }
        return home + path.dropFirst()
    }

    static let maximumFileBytes = 1 << 20

    static func read(_ path: String) throws -> String? {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
        } catch Errno.noSuchFileOrDirectory {
            return nil
        }
        return try file.closeAfter {
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 16_384)
            while bytes.count <= maximumFileBytes {
                let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
                if count == 0 { break }
                bytes += buffer[..<count]
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
