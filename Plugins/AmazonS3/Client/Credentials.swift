internal import ConnectorKit
internal import MooringModel

/// Keys that sign requests, until they expire.
struct Credentials: Sendable {
    var accessKeyID: String
    var secretAccessKey: Secret
    /// Of temporary credentials.
    var sessionToken: String?
    /// nil for keys that do not expire.
    var expiresAt: Timestamp?

    init(accessKeyID: String, secretAccessKey: Secret, sessionToken: String? = nil, expiresAt: Timestamp? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiresAt = expiresAt
    }
}

/// Where credentials come from. Asked for every request: it keeps what it has until shortly before its end.
protocol CredentialSource: Sendable {
    /// - Throws: ``ConnectorError`` that says which sources were asked, and what each of them answered.
    func credentials() async throws(ConnectorError) -> Credentials

    /// Gives up credentials that the provider says have ended, whatever the clock here says.
    ///
    /// - Returns: whether there are others now.
    /// - Throws: ``ConnectorError`` if others could not be had.
    func renew(_ spent: Credentials) async throws(ConnectorError) -> Bool
}

extension CredentialSource {
    func renew(_ spent: Credentials) async throws(ConnectorError) -> Bool { false }
}
