import EventLog
package import MooringModel
import Stores

extension Registry: JobRecorder {
    package func connector(for integration: IntegrationID) async throws(Refusal) -> ConfiguredConnector {
        // The version of exactly the events that the configuration is folded from.
        let stored = try await reading { () async throws(StoreError) in
            try await ports.events.events(matching: EventQuery(stream: .integration(integration)))
        }
        guard let version = stored.last?.event.version else { throw .notFound("integration", integration.description) }
        let entity = Integration(folding: stored.compactMap { IntegrationEvent($0.event.event) })
        return ConfiguredConnector(
            try connector(of: entity, configuration: entity.configuration, previous: entity.lastReport),
            version: version)
    }

    package func source(of order: ExportOrder) async throws(Refusal) -> BackupSite {
        try await source(ofBackup: order.backup.description, cluster: order.cluster.description)
    }

    package func start(_ job: JobID) async throws(Refusal) {
        try await note(job, .start)
    }

    package func succeed(
        _ job: JobID, objects: Int64, bytes: Int64, manifestKey: String, manifestSHA256: String
    ) async throws(Refusal) {
        try await note(
            job, .succeed(objects: objects, bytes: bytes, manifestKey: manifestKey, manifestSHA256: manifestSHA256))
    }

    package func fail(_ job: JobID, _ failure: ExportFailure) async throws(Refusal) {
        try await note(job, .fail(failure))
    }

    package func finishCanceling(_ job: JobID) async throws(Refusal) {
        try await note(job, .finishCanceling)
    }

    package func tell(_ trouble: ExportTrouble?, of job: JobID) { troubles[job] = trouble }

    private func note(_ job: JobID, _ command: Job.Command) async throws(Refusal) {
        _ = try await changeJob(systemCall("export", via: "worker"), job.description, command)
    }
}
