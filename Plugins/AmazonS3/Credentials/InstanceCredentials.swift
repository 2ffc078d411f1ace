internal import ConnectorKit
internal import NIOHTTP1

/// The role of the instance that the server runs on, from the instance metadata service, version 2: a token first, then
/// the role's name, then its credentials. ("Use the Instance Metadata Service", Amazon EC2 user guide.) Version 1 is
/// not asked: it answers to whoever can make a server fetch a URL.
struct InstanceCredentials: CredentialProvider {
    let surroundings: ProcessSurroundings
    let client: MetadataClient
    let place = "the instance metadata service"

    private var endpoint: String {
        var endpoint = surroundings["AWS_EC2_METADATA_SERVICE_ENDPOINT"] ?? "http://169.254.169.254"
        while endpoint.hasSuffix("/") { endpoint.removeLast() }
        return endpoint
    }

    func credentials() async throws(ConnectorError) -> Credentials? {
        guard surroundings["AWS_EC2_METADATA_DISABLED"]?.lowercased() != "true" else { return nil }
        let token: String
        do throws(ConnectorError) {
            let (status, text) = try await client.text(
                .PUT, "\(endpoint)/latest/api/token", headers: [("X-aws-ec2-metadata-token-ttl-seconds", "21600")],
                place: place)
            guard status == 200 else { return nil }
            token = text
        } catch {
            // Nothing answers: this is no instance, or it is told to keep silent.
            return nil
        }
        let path = "\(endpoint)/latest/meta-data/iam/security-credentials/"
        let headers = [("X-aws-ec2-metadata-token", token)]
        let (status, roles) = try await client.text(.GET, path, headers: headers, place: place)
        guard status == 200, let role = roles.split(whereSeparator: \.isNewline).first else { return nil }
        let (roleStatus, text) = try await client.text(.GET, path + role, headers: headers, place: place)
        guard roleStatus == 200 else {
            throw .credentialsUnusable(place, "HTTP \(roleStatus) for the role \(role)", isRetryable: roleStatus >= 500)
        }
        return try MetadataClient.credentials(text, place: place)
    }
}
