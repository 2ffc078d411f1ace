internal import ConnectorKit

/// One of the places that the operator's credentials may come from.
protocol CredentialProvider: Sendable {
    /// For messages: `the environment`, `the profile "default" of /root/.aws/credentials`.
    var place: String { get }

    /// - Returns: nil if nothing is set up here, so that the next place is asked.
    /// - Throws: ``ConnectorError`` if something is set up and does not work. The next place is not asked then: to go on
    ///   with other credentials than those that somebody set up would hide what is wrong.
    func credentials() async throws(ConnectorError) -> Credentials?
}

/// Asks the places in their order and takes what the first one gives.
struct CredentialChain: Sendable {
    let providers: [any CredentialProvider]

    func credentials() async throws(ConnectorError) -> Credentials {
        for provider in providers {
            if let credentials = try await provider.credentials() { return credentials }
        }
        let places = providers.map(\.place).joined(separator: ", ")
        throw ConnectorError(
            "operator-credentials-missing",
            "Mooring has no AWS credentials of its own. Asked were: \(places). Set up one of them for the server.")
    }
}

extension ConnectorError {
    static func credentialsUnusable(
        _ place: String, _ what: String, isRetryable: Bool = false
    ) -> ConnectorError {
        ConnectorError(
            "operator-credentials-unusable", "The AWS credentials of \(place) cannot be used: \(what)",
            isRetryable: isRetryable)
    }
}
