package import MooringModel

/// What a worker asks of the registry: the two things that a run needs, and that its ends are recorded.
///
/// Every method may be repeated: recording what is recorded already is harmless, because a worker that dies between an
/// append and what follows it repeats the append.
package protocol JobRecorder: Sendable {
    /// A connector of the integration as it is configured now. An integration that was suspended or fell into error
    /// since the job began still has one.
    func connector(for integration: IntegrationID) async throws(Refusal) -> ConfiguredConnector

    /// Where the order's backup lies: under a root that is still bound to its cluster or project.
    func source(of order: ExportOrder) async throws(Refusal) -> BackupSite

    /// Records that work on a pending job begins. Nothing for a job that is not pending.
    func start(_ job: JobID) async throws(Refusal)

    /// Records that all objects and the manifest are at the destination.
    func succeed(
        _ job: JobID, objects: Int64, bytes: Int64, manifestKey: String, manifestSHA256: String
    ) async throws(Refusal)

    func fail(_ job: JobID, _ failure: ExportFailure) async throws(Refusal)

    /// Records that a job that a person canceled has stopped.
    func finishCanceling(_ job: JobID) async throws(Refusal)

    /// Tells what an open job waits for; nil: no longer. Nothing is recorded.
    func tell(_ trouble: ExportTrouble?, of job: JobID)
}
