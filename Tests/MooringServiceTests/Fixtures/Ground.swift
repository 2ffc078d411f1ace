import Foundation
import Glibc

/// Real directories for one test: exports go below `exports`, backups lie below `backups`, and `data` stands for
/// Mooring's own data directory, as `exports/data` and `exports/search/data` do where a test makes them.
struct Ground: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path() + "mooring-service-\(UUID().uuidString)"
        for name in ["exports", "backups", "data"] { try makeDirectory(name) }
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    func path(_ relative: String) -> String { "\(path)/\(relative)" }

    @discardableResult
    func makeDirectory(_ relative: String) throws -> String {
        try FileManager.default.createDirectory(atPath: path(relative), withIntermediateDirectories: true)
        return path(relative)
    }

    func write(_ bytes: [UInt8], to relative: String) throws {
        try makeDirectory((relative as NSString).deletingLastPathComponent)
        try Data(bytes).write(to: URL(filePath: path(relative)))
    }

    func remove(_ relative: String) throws { try FileManager.default.removeItem(atPath: path(relative)) }

    func link(_ relative: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(relative), withDestinationPath: target)
    }

    func makePipe(_ relative: String) throws {
        guard mkfifo(path(relative), 0o600) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    func bytes(of relative: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(relative)))) }

    /// All files below a directory, by their paths relative to it.
    func files(below relative: String) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        guard let names = FileManager.default.enumerator(atPath: path(relative)) else { return files }
        for case let name as String in names {
            var isDirectory: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: path("\(relative)/\(name)"), isDirectory: &isDirectory)
            if exists, !isDirectory.boolValue { files[name] = try bytes(of: "\(relative)/\(name)") }
        }
        return files
    }
}
