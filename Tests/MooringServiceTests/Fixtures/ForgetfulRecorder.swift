import ConnectorKit
import MooringModel
import MooringService
import Stores

/// Records as the registry does, except that an export has succeeded: of that it only tells.
struct ForgetfulRecorder: JobRecorder {
    private let registry: Registry
    private let successes = AsyncStream.makeStream(of: Void.self)

    init(_ registry: Registry) { self.registry = registry }

    func success() async {
        for await _ in successes.stream { return }
    }

    func connector(for integration: IntegrationID) async throws(Refusal) -> ConfiguredConnector {
        try await registry.connector(for: integration)
    }

    func source(of order: ExportOrder) async throws(Refusal) -> BackupSite {
        try await registry.source(of: order)
    }

    func start(_ job: JobID) async throws(Refusal) { try await registry.start(job) }

    func succeed(
        _ job: JobID, objects: Int64, bytes: Int64, manifestKey: String, manifestSHA256: String
    ) async throws(Refusal) {
        successes.continuation.yield()
        throw Refusal(StoreError(.unavailable, "The process has died."))
    }

    func fail(_ job: JobID, _ failure: ExportFailure) async throws(Refusal) { try await registry.fail(job, failure) }
    func finishCanceling(_ job: JobID) async throws(Refusal) { try await registry.finishCanceling(job) }
    func tell(_ trouble: ExportTrouble?, of job: JobID) { registry.tell(trouble, of: job) }
}
