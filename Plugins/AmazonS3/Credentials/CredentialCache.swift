internal import ConnectorKit
internal import MooringModel

/// Keeps what a source has given until shortly before its end, and asks anew once for all who wait.
///
/// What cannot be renewed serves to its very end: a source that is away for a minute must not stop an export whose
/// credentials are good for four more.
actor CredentialCache: CredentialSource {
    private let now: @Sendable () -> Timestamp
    private let fetch: @Sendable () async throws(ConnectorError) -> Credentials
    private var kept: (credentials: Credentials, since: Timestamp)?
    private var renewal: Task<Result<Credentials, ConnectorError>, Never>?

    init(
        now: @escaping @Sendable () -> Timestamp,
        _ fetch: @escaping @Sendable () async throws(ConnectorError) -> Credentials
    ) {
        self.now = now
        self.fetch = fetch
    }

    func credentials() async throws(ConnectorError) -> Credentials {
        if let kept, !isDue(kept) { return kept.credentials }
        let renewed = await renewed()
        switch renewed {
        case .success(let credentials): return credentials
        case .failure(let error):
            if let kept, kept.credentials.expiresAt.map({ $0 > now() }) ?? true { return kept.credentials }
            throw error
        }
    }

    func renew(_ spent: Credentials) async throws(ConnectorError) -> Bool {
        if kept?.credentials.accessKeyID == spent.accessKeyID { kept = nil }
        return try await credentials().accessKeyID != spent.accessKeyID
    }

    private func renewed() async -> Result<Credentials, ConnectorError> {
        if let renewal { return await renewal.value }
        // Not a child of the first caller's task: the others must not lose it when that one is canceled.
        let task = Task { [fetch] in await Self.result(of: fetch) }
        renewal = task
        let result = await task.value
        renewal = nil
        if case .success(let credentials) = result { kept = (credentials, now()) }
        return result
    }

    private static func result(
        of fetch: @Sendable () async throws(ConnectorError) -> Credentials
    ) async -> Result<Credentials, ConnectorError> {
        do throws(ConnectorError) { return .success(try await fetch()) } catch { return .failure(error) }
    }

    /// Five minutes before the end, as the AWS SDKs do; for short ones when a quarter of their life is left.
    private func isDue(_ kept: (credentials: Credentials, since: Timestamp)) -> Bool {
        guard let end = kept.credentials.expiresAt else { return false }
        let life = (end.microseconds - kept.since.microseconds) / 1_000_000
        return now() >= end.adding(seconds: -min(300, max(1, life / 4)))
    }
}
