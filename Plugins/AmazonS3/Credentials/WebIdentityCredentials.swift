internal import ConnectorKit
internal import NIOHTTP1
internal import XMLCoder

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A token of an identity provider, changed for a role's credentials (`AssumeRoleWithWebIdentity`):
/// `AWS_WEB_IDENTITY_TOKEN_FILE`, `AWS_ROLE_ARN` and perhaps `AWS_ROLE_SESSION_NAME`, as Amazon EKS sets them.
struct WebIdentityCredentials: CredentialProvider {
    let surroundings: ProcessSurroundings
    let client: MetadataClient
    let endpoint: AWSEndpoint
    let place = "the web identity token (AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN)"

    func credentials() async throws(ConnectorError) -> Credentials? {
        guard let file = surroundings["AWS_WEB_IDENTITY_TOKEN_FILE"] else { return nil }
        guard let role = surroundings["AWS_ROLE_ARN"] else {
            throw .credentialsUnusable(place, "AWS_ROLE_ARN is missing. Set it to the role's ARN.")
        }
        let parameters = [
            ("Action", "AssumeRoleWithWebIdentity"), ("Version", "2011-06-15"), ("RoleArn", role),
            ("RoleSessionName", surroundings["AWS_ROLE_SESSION_NAME"] ?? "mooring"),
            ("WebIdentityToken", try token(file)),
        ]
        let query = parameters.map { "\($0.0)=\($0.1.uriEncoded())" }.joined(separator: "&")
        // Not signed: the token is the proof.
        let (status, text) = try await client.text(.POST, "\(endpoint)/?\(query)", place: place)
        let body = Data(text.utf8)
        guard status == 200 else {
            let error = AWSErrorBody(Array(text.utf8))
            throw .credentialsUnusable(
                place, "\(error.code ?? "HTTP \(status)"): \(error.message ?? "no explanation was given")",
                isRetryable: status >= 500)
        }
        let decoder = XMLDecoder()
        decoder.shouldProcessNamespaces = true
        do {
            return try decoder.decode(Answer.self, from: body).AssumeRoleWithWebIdentityResult.Credentials.credentials
        } catch {
            throw .credentialsUnusable(place, "the answer cannot be read (\(error))", isRetryable: true)
        }
    }

    /// Read anew each time: the file's content is rotated.
    private func token(_ file: String) throws(ConnectorError) -> String {
        let text: String?
        do { text = try surroundings.readFile(file) } catch { throw .credentialsUnusable(place, "\(file): \(error)") }
        guard let text else { throw .credentialsUnusable(place, "the token's file \(file) is not there") }
        return text.filter { !$0.isNewline }
    }

    private struct Answer: Decodable {
        var AssumeRoleWithWebIdentityResult: Result

        struct Result: Decodable { var Credentials: CredentialsXML }
    }
}
