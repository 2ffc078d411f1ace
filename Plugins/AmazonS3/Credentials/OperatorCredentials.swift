internal import AsyncHTTPClient
internal import ConnectorKit
internal import MooringModel

extension CredentialCache {
    /// The operator's own credentials: from the environment, a web identity token, the shared files, the container, the
    /// instance, in this order. With a profile, from that profile alone.
    ///
    /// - Parameter sts: where a web identity token is changed for credentials.
    static func ofOperator(
        profile: String?, surroundings: ProcessSurroundings, http: HTTPClient, sts: AWSEndpoint,
        now: @escaping @Sendable () -> Timestamp
    ) -> CredentialCache {
        let files = ProfileCredentials(surroundings: surroundings, profile: profile)
        let client = MetadataClient(http: http)
        let chain = CredentialChain(
            providers: profile == nil
                ? [
                    EnvironmentCredentials(surroundings: surroundings),
                    WebIdentityCredentials(surroundings: surroundings, client: client, endpoint: sts), files,
                    ContainerCredentials(surroundings: surroundings, client: client),
                    InstanceCredentials(surroundings: surroundings, client: client),
                ] : [files])
        return CredentialCache(now: now) { () async throws(ConnectorError) in try await chain.credentials() }
    }
}
