internal import ConnectorKit
internal import NIOHTTP1

/// The endpoint that a container's runtime offers: `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI` (Amazon ECS) or
/// `AWS_CONTAINER_CREDENTIALS_FULL_URI` (Amazon EKS and others), with `AWS_CONTAINER_AUTHORIZATION_TOKEN` or its file.
struct ContainerCredentials: CredentialProvider {
    let surroundings: ProcessSurroundings
    let client: MetadataClient
    let place = "the container (AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or _FULL_URI)"

    func credentials() async throws(ConnectorError) -> Credentials? {
        let url: String
        if let relative = surroundings["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] {
            url = "http://169.254.170.2" + relative
        } else if let full = surroundings["AWS_CONTAINER_CREDENTIALS_FULL_URI"] {
            guard Self.isAllowed(full) else {
                throw .credentialsUnusable(
                    place, "\"\(full)\" is neither https:// nor a loopback or container address. Give such a one.")
            }
            url = full
        } else {
            return nil
        }
        let headers = try token().map { [("Authorization", $0)] } ?? []
        let (status, text) = try await client.text(.GET, url, headers: headers, place: place)
        guard status == 200 else { throw .credentialsUnusable(place, "HTTP \(status)", isRetryable: status >= 500) }
        return try MetadataClient.credentials(text, place: place)
    }

    /// The hosts that the AWS SDKs allow: with a plain connection only those that are on this machine.
    private static func isAllowed(_ url: String) -> Bool {
        if url.hasPrefix("https://") { return true }
        guard url.hasPrefix("http://") else { return false }
        let authority = url.dropFirst("http://".count).prefix { $0 != "/" && $0 != "?" }
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        let isLoopback = host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
        return isLoopback || ["localhost", "[::1]", "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"].contains(host)
    }

    /// Read anew each time: the file's content is rotated.
    private func token() throws(ConnectorError) -> String? {
        guard let file = surroundings["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] else {
            return surroundings["AWS_CONTAINER_AUTHORIZATION_TOKEN"]
        }
        let text: String?
        do { text = try surroundings.readFile(file) } catch { throw .credentialsUnusable(place, "\(file): \(error)") }
        guard let text else { throw .credentialsUnusable(place, "the token's file \(file) is not there") }
        return text.filter { !$0.isNewline }
    }
}
