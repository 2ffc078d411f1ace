internal import ConnectorKit
internal import MooringModel

/// Keys of a project's own: the secret one is read anew for each use, so that a replaced one takes effect and a destroyed
/// one is gone.
struct StoredCredentials: CredentialSource {
    let accessKeyID: String
    let secretAccessKey: SecretID
    let secrets: any SecretReader

    func credentials() async throws(ConnectorError) -> Credentials {
        let secret = try await secrets.secret(secretAccessKey)
        // Whoever pipes a file gives its last newline along.
        let trimmed = secret.withBytes { bytes in
            Secret(Array(bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }))
        }
        return Credentials(accessKeyID: accessKeyID, secretAccessKey: trimmed)
    }
}
