internal import ArgumentParser
internal import StoreSQLite
internal import SystemPackage

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Where the data lie, for a command that works on them without a server.
struct DataOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Work on this data directory, which no server may be using.", valueName: "dir"),
        completion: .directory)
    var data: String?

    @Option(help: ArgumentHelp("Where its checkpoint is kept, if apart.", valueName: "path"), completion: .file())
    var checkpoint: String?

    @Option(help: ArgumentHelp("Where its signing key is kept, if apart.", valueName: "path"), completion: .file())
    var key: String?

    var directory: DataDirectory? {
        data.map {
            DataDirectory(
                FilePath($0), checkpoint: checkpoint.map { FilePath($0) }, key: key.map { FilePath($0) })
        }
    }

    /// The directory, for a command that has no server to ask.
    func required() throws -> DataDirectory {
        guard let directory else { throw ValidationError("Give the data directory: --data DIR.") }
        return directory
    }
}

extension DataDirectory {
    /// The directory's path from the root.
    var absolutePath: String {
        if path.isAbsolute { return path.string }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard getcwd(&buffer, buffer.count) != nil else { return path.string }
        let end = buffer.firstIndex(of: 0) ?? buffer.endIndex
        let here = String(decoding: buffer[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return FilePath(here).pushing(path).lexicallyNormalized().string
    }
}
