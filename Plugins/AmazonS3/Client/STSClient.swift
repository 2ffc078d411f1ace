internal import AsyncHTTPClient
internal import ConnectorKit
internal import MooringModel

/// Calls the Security Token Service (API version 2011-06-15).
struct STSClient: Sendable {
    let transport: AWSTransport
    let endpoint: AWSEndpoint

    init(
        http: HTTPClient, endpoint: AWSEndpoint, region: String, credentials: any CredentialSource,
        now: @escaping @Sendable () -> Timestamp
    ) {
        transport = AWSTransport(http: http, service: "sts", region: region, credentials: credentials, now: now)
        self.endpoint = endpoint
    }

    /// Whose credentials these are.
    struct Identity: Sendable, Hashable {
        var account: String
        var arn: String
        var userID: String
    }

    func callerIdentity() async throws(AWSFailure) -> (identity: Identity, evidence: Evidence) {
        let (answer, request) = try await call("GetCallerIdentity", [])
        let result = try decode(IdentityXML.self, answer, request).GetCallerIdentityResult
        return (
            Identity(account: result.Account, arn: result.Arn, userID: result.UserId ?? ""),
            answer.evidence("sts", request)
        )
    }

    /// Takes on a role.
    ///
    /// - Parameters:
    ///   - sessionName: what the role's account sees in its own log.
    ///   - externalID: nil to ask without one.
    ///   - seconds: how long the session lives, 900 at least.
    func assumeRole(
        _ roleARN: String, sessionName: String, externalID: String?, seconds: Int = 3_600
    ) async throws(AWSFailure) -> (credentials: Credentials, evidence: Evidence) {
        var parameters = [("RoleArn", roleARN), ("RoleSessionName", sessionName), ("DurationSeconds", "\(seconds)")]
        if let externalID { parameters.append(("ExternalId", externalID)) }
        let (answer, request) = try await call("AssumeRole", parameters)
        return (
            try decode(RoleXML.self, answer, request).AssumeRoleResult.Credentials.credentials,
            answer.evidence("sts", request)
        )
    }

    private func call(
        _ action: String, _ parameters: [(String, String)]
    ) async throws(AWSFailure) -> (AWSAnswer, AWSRequest) {
        let form = ([("Action", action), ("Version", "2011-06-15")] + parameters)
            .map { "\($0.0.uriEncoded())=\($0.1.uriEncoded())" }.joined(separator: "&")
        var request = AWSRequest(
            operation: action, method: "POST", path: "/",
            headers: [("content-type", "application/x-www-form-urlencoded; charset=utf-8")])
        request.body = .bytes(Array(form.utf8))
        return (try await transport.send(request, to: endpoint), request)
    }

    private func decode<Value: Decodable>(
        _ type: Value.Type, _ answer: AWSAnswer, _ request: AWSRequest
    ) throws(AWSFailure) -> Value {
        try XMLBody.decode(type, answer, request, endpoint, service: "sts")
    }

    private struct IdentityXML: Decodable {
        var GetCallerIdentityResult: Result

        struct Result: Decodable {
            var Account: String
            var Arn: String
            var UserId: String?
        }
    }

    private struct RoleXML: Decodable {
        var AssumeRoleResult: Result

        struct Result: Decodable { var Credentials: CredentialsXML }
    }
}

/// Temporary credentials as STS writes them.
struct CredentialsXML: Decodable {
    var AccessKeyId: String
    var SecretAccessKey: String
    var SessionToken: String
    var Expiration: String

    var credentials: Credentials {
        Credentials(
            accessKeyID: AccessKeyId, secretAccessKey: Secret(Array(SecretAccessKey.utf8)), sessionToken: SessionToken,
            expiresAt: Timestamp(Expiration))
    }
}
