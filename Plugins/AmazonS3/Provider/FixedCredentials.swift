internal import ConnectorKit

/// Credentials that somebody else renews, or nobody.
struct FixedCredentials: CredentialSource {
    let fixed: Credentials

    func credentials() async throws(ConnectorError) -> Credentials { fixed }
}
