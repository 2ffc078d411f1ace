public import ConnectorKit
public import MooringModel

/// What a project has that stored no secret.
public struct NoSecrets: SecretReader {
    public init() {}

    public func secret(_ id: SecretID) async throws(ConnectorError) -> Secret {
        throw ConnectorError(ConnectorError.notFound, "The project has no secret \"\(id)\".")
    }
}
