import ConnectorKit
import MooringModel

struct WatchedConnector: Connector {
    let inner: any Connector
    let context: ConnectorContext
    let watch: Watch
    /// Read by the check, if the configuration names one.
    let secret: SecretID?

    func authorization() -> AuthorizationMaterials { inner.authorization() }

    func validate(_ run: CheckRun) async {
        // As the protocol has it: a validation tries the one that a rotation has minted, if there is one.
        watch.noteExternalID(context.integration.nextExternalID ?? context.integration.externalID)
        watch.noteFreshness(context.mayBePropagating)
        await inner.validate(run)
        await run.check("script") {
            if let secret { _ = try await context.secrets.secret(secret) }
            return watch.answer
        }
    }

    func export(
        _ object: ExportObject, resume: JSONValue?,
        save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt {
        await watch.pass(object.key)
        if let failure = watch.failure(at: object.key) { throw failure }
        let receipt = try await inner.export(object, resume: resume, save: save)
        if receipt.wasThere { watch.noteThere(object.key) }
        if let failure = watch.failureAfterArrival() { throw failure }
        return receipt
    }

    func abandon(_ key: String, resume: JSONValue) async throws(ConnectorError) {
        try watch.checkThere()
        try await inner.abandon(key, resume: resume)
        watch.noteAbandoned(key)
    }

    func find(_ key: String) async throws(ConnectorError) -> FoundObject? {
        try watch.checkThere()
        return try await inner.find(key)
    }

    func list(_ directory: String, continuing cursor: String?) async throws(ConnectorError) -> ListedObjects {
        try watch.checkThere()
        return try await inner.list(directory, continuing: cursor)
    }

    func read(_ key: String, at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        watch.noteRead(key)
        return try await inner.read(key, at: offset, upTo: count)
    }
}
