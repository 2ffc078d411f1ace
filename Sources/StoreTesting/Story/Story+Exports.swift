package import EventLog
package import MooringModel
import Testing

extension Story {
    package func exportRequested(_ job: JobID, through integration: IntegrationID) throws -> NewEvent {
        let order = ExportOrder(
            id: job, project: project, cluster: cluster, backup: try #require(BackupID("nightly-1")),
            integration: integration, region: region, directory: "exports")
        return event(JobEvent.requested(order), in: .job(job), of: project)
    }

    /// A key as the API makes it from a request.
    package func key(_ key: String = "key-1", body: String = "body-1") -> IdempotencyKey {
        IdempotencyKey(scope: "prin-anna POST /v1/integrations", key: key, requestDigest: "digest of \(body)")
    }
}
