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
        return receipt
    }

    func abandon(_ key: String, resume: JSONValue) async throws(ConnectorError) {
        try await inner.abandon(key, resume: resume)
    }

    func find(_ key: String) async throws(ConnectorError) -> FoundObject? { try await inner.find(key) }
}
