/// One asynchronous export.
package struct Job: Entity {
    package var order: ExportOrder?
    package var status = JobStatus.pending
    package var failure: ExportFailure?

    package init() {}

    package var id: JobID? { order?.id }

    package enum Command: Sendable {
        /// - Parameter retryOf: the job that is to be done again.
        case request(
            JobID, backup: Backup, cluster: Cluster, integration: Integration, directory: String, retryOf: Job? = nil)
        case start
        case succeed(objects: Int64, bytes: Int64, manifestKey: String, manifestSHA256: String)
        case fail(ExportFailure)
        /// A person cancels; a job that has not begun is canceled at once.
        case cancel
        /// The worker has stopped the job.
        case finishCanceling
    }

    package func decide(_ command: Command) throws(Refusal) -> [JobEvent] {
        if case .request(let newID, let backup, let cluster, let integration, let directory, let earlier) = command {
            guard id == nil else { throw .identifierTaken("job", newID.description) }
            if let earlier { try earlier.checkRetry() }
            var order = try Self.order(newID, backup, cluster, integration, directory)
            order.retryOf = earlier?.id
            return [.requested(order)]
        }
        guard let id else { throw .notFound("job", "") }
        switch command {
        case .request: return []
        case .cancel:
            switch status {
            case .pending: return [.canceled]
            case .inProgress: return [.cancellationRequested]
            case .canceling, .canceled: return []
            case .successful, .failed: throw .jobEnded(id, status)
            }
        case .start: return status == .pending ? [.started] : []
        case .succeed(let objects, let bytes, let manifestKey, let manifestSHA256):
            // The last object is there: a cancellation that came meanwhile came too late.
            guard status != .pending else { throw .jobNotStarted(id) }
            guard status.isOpen else { throw .jobEnded(id, status) }
            return [
                .succeeded(objects: objects, bytes: bytes, manifestKey: manifestKey, manifestSHA256: manifestSHA256)
            ]
        case .fail(let failure):
            guard status.isOpen else { throw .jobEnded(id, status) }
            return [.failed(failure)]
        case .finishCanceling: return status == .canceling ? [.canceled] : []
        }
    }

    /// Only what has ended, and otherwise than well, is done again.
    private func checkRetry() throws(Refusal) {
        guard let id else { throw .notFound("job", "") }
        guard !status.isOpen else { throw .jobStillOpen(id, status) }
        guard status != .successful else { throw .jobSuccessful(id) }
    }

    private static func order(
        _ id: JobID, _ backup: Backup, _ cluster: Cluster, _ integration: Integration, _ directory: String
    ) throws(Refusal) -> ExportOrder {
        guard let clusterID = cluster.id, let project = cluster.project, let region = cluster.region, !cluster.isRemoved
        else { throw .notFound("cluster", cluster.id?.description ?? "") }
        guard let backupID = backup.id, backup.cluster == clusterID, !backup.isRemoved else {
            throw .notFound("backup", backup.id?.description ?? "")
        }
        guard let draft = integration.draft else { throw .notFound("integration", "") }
        guard draft.project == project else { throw .integrationOfOtherProject(draft, clusterID) }
        guard draft.region == region else { throw .integrationInOtherRegion(draft, clusterID, region) }
        guard integration.status != .deleted else { throw .integrationDeleted(draft) }
        guard cluster.plan.mayExport else { throw .planMayNotExport(clusterID, cluster.plan) }
        guard integration.status == .active else { throw .integrationNotActive(draft, integration.status) }
        guard draft.access == .readwrite else { throw .integrationReadOnly(draft) }
        return ExportOrder(
            id: id, project: project, cluster: clusterID, backup: backupID, integration: draft.id, region: region,
            directory: try ExportDirectory.checked(directory))
    }

    package mutating func evolve(_ event: JobEvent) {
        switch event {
        case .requested(let order): self.order = order
        case .started: status = .inProgress
        case .succeeded: status = .successful
        case .failed(let failure):
            status = .failed
            self.failure = failure
        case .cancellationRequested: status = .canceling
        case .canceled: status = .canceled
        }
    }
}
