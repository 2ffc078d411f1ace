package import EventLog
package import MooringModel
package import Projections

/// Why a job failed, as far as the log and the provider's answer tell.
package struct ExportDiagnosis: Sendable {
    package var job: JobID
    package var integration: IntegrationID
    package var failure: ExportFailure
    /// What put the configuration in force that the job used; nil where the job had none yet.
    package var configured: RecordedEvent?
    /// The latest export through the same integration that had succeeded before.
    package var lastSuccess: ViewRow?
    /// What was recorded since the last success, or since the integration was added, of what the export rests on: the
    /// integration, the cluster, the backup, the project's backup roots. Oldest first, at most ``maximumChanges``. nil
    /// for a caller who may not read the history.
    package var changes: [RecordedEvent]?
    /// How many older ones are left out.
    package var changesOmitted = 0

    package static let maximumChanges = 20
}
