import ConnectorKit
import MooringModel

/// The real connector, but for the validation.
struct TrustedConnector: Connector {
    /// A check by which the real one knows what a store does, and what it says then.
    struct Trust: Sendable {
        var check: String
        var message: String
    }

    static let overwriting = Trust(check: "conditional-write", message: "kept")
    static let parts = Trust(check: "part-checksum", message: "compared")

    let inner: any Connector
    let trusts: [Trust]

    func authorization() -> AuthorizationMaterials { inner.authorization() }

    func validate(_ run: CheckRun) async {
        for trust in trusts { await run.check(trust.check) { .passed(trust.message) } }
    }

    func export(
        _ object: ExportObject, resume: JSONValue?,
        save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt {
        try await inner.export(object, resume: resume, save: save)
    }

    func abandon(_ key: String, resume: JSONValue) async throws(ConnectorError) {
        try await inner.abandon(key, resume: resume)
    }

    func find(_ key: String) async throws(ConnectorError) -> FoundObject? { try await inner.find(key) }

    func list(_ directory: String, continuing cursor: String?) async throws(ConnectorError) -> ListedObjects {
        try await inner.list(directory, continuing: cursor)
    }

    func read(_ key: String, at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        try await inner.read(key, at: offset, upTo: count)
    }
}
