internal import AmazonS3
internal import ConnectorKit
internal import LocalDirectory
internal import MooringModel

extension ServeSettings {
    /// The connectors that this version has, as they are set up.
    ///
    /// - Parameter forbidden: directories that no integration may lie in, or contain.
    /// - Throws: `CatalogError` where a setting contradicts itself.
    func connectors(
        forbidding forbidden: [String], now: @escaping @Sendable () -> Timestamp
    ) throws -> [any ConnectorProvider] {
        var connectors: [any ConnectorProvider] = [
            try AmazonS3Provider(settings: amazonS3, now: now),
            try S3CompatibleProvider(settings: s3Compatible, now: now),
        ]
        // Without a root there is no directory that it may work in, and an installation needs none.
        if !localRoots.isEmpty {
            connectors.append(try LocalDirectoryProvider(roots: localRoots, forbidding: forbidden))
        }
        return connectors
    }
}
