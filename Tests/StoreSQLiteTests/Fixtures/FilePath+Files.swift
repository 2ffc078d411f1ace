import Foundation
import SystemPackage

extension FilePath {
    var bytes: Data? { FileManager.default.contents(atPath: string) }

    /// The permissions, as `chmod` takes them.
    var mode: Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: string)
        return (attributes?[.posixPermissions] as? NSNumber)?.intValue
    }

    /// The names of what lies in a directory.
    var names: Set<String> { Set((try? FileManager.default.contentsOfDirectory(atPath: string)) ?? []) }

    func write(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: string)) }

    func remove() throws { try FileManager.default.removeItem(atPath: string) }

    func copy(to other: FilePath) throws { try FileManager.default.copyItem(atPath: string, toPath: other.string) }

    func move(to other: FilePath) throws { try FileManager.default.moveItem(atPath: string, toPath: other.string) }
}
