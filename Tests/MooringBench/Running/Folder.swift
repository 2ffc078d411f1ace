import Foundation
import SystemPackage

/// Directories for a while.
enum Folder {
    static func makeUnique(in parent: FilePath) throws -> FilePath {
        let path = parent.appending("run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
        return path
    }

    static func copy(_ source: FilePath, to destination: FilePath) throws {
        try FileManager.default.copyItem(atPath: source.string, toPath: destination.string)
    }

    /// What is in it, sorted.
    static func names(in path: FilePath) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path.string).sorted()
    }

    static func remove(_ path: FilePath) throws {
        try FileManager.default.removeItem(atPath: path.string)
    }
}
