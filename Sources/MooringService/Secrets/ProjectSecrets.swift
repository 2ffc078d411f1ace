import ConnectorKit
import MooringModel
import Stores

/// The secrets of one project, for its connectors: a secret of another project does not exist here.
struct ProjectSecrets: SecretReader {
    let registry: Registry
    let project: ProjectID
    private let opened = OpenedSecret()

    init(registry: Registry, project: ProjectID) {
        self.registry = registry
        self.project = project
    }

    func secret(_ id: SecretID) async throws(ConnectorError) -> Secret {
        let sealed: [UInt8]?
        do {
            sealed = try await registry.ports.secrets.get(id, project: project)
        } catch {
            throw ConnectorError(ConnectorError.unavailable, error.message, isRetryable: true)
        }
        guard let sealed else {
            opened.forget()
            throw ConnectorError(
                ConnectorError.notFound,
                "The project has no secret \"\(id)\". Store it with `mooring secret put` and configure its identifier.")
        }
        do {
            return try opened.secret(id, sealed: sealed) {
                Secret(try registry.sealer.open(sealed, owner: Registry.owner(id, project)))
            }
        } catch {
            throw ConnectorError(
                ConnectorError.accessDenied,
                "The secret \"\(id)\" does not open with this installation's key. Restore the key file, or store it anew."
            )
        }
    }
}
