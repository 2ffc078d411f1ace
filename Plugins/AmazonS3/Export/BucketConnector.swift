internal import ConnectorKit
internal import MooringModel

/// A connector whose objects go into a bucket of S3's kind: all it has to say is how that bucket is reached.
protocol BucketConnector: Connector {
    /// - Throws: ``ConnectorError`` where nothing can be written or read, whatever the key.
    func exporter() throws(ConnectorError) -> S3Exporter
}

extension BucketConnector {
    func export(
        _ object: ExportObject, resume: JSONValue?,
        save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt {
        try await exporter().export(object, resume: resume, save: save)
    }

    func abandon(_ key: String, resume: JSONValue) async throws(ConnectorError) {
        try await exporter().abandon(key, resume: resume)
    }

    func find(_ key: String) async throws(ConnectorError) -> FoundObject? { try await exporter().find(key) }

    func list(_ directory: String, continuing cursor: String?) async throws(ConnectorError) -> ListedObjects {
        try await exporter().list(directory, continuing: cursor)
    }

    func read(_ key: String, at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        try await exporter().read(key, at: offset, upTo: count)
    }
}
