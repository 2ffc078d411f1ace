import ConnectorTesting
import Foundation

/// Looks at a directory with Foundation, which shares no code with the connector.
struct DirectoryInspector: Inspector {
    let directory: String

    func contents() throws -> [StoredObject] {
        try FileManager.default.subpathsOfDirectory(atPath: directory).compactMap { path in
            let url = URL(filePath: directory).appending(path: path)
            // A partial file may go between the listing and this.
            guard let bytes = try? Data(contentsOf: url) else { return nil }
            return StoredObject(path, Array(bytes))
        }
    }

    func put(_ bytes: [UInt8], at key: String) throws {
        let url = URL(filePath: directory).appending(path: key)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }
}
