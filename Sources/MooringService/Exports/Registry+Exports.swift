package import MooringModel
package import Projections
package import Stores

extension Registry {
    /// Asks for the export of a backup through an integration; a worker carries it out.
    ///
    /// Cluster, backup and integration are guarded: what is deleted meanwhile is not exported through.
    package func requestExport(
        _ call: Call, cluster: String, backup: String, integration: String, directory: String
    ) async throws(Refusal) -> Recorded {
        let row = try await existing(.backup, "\(cluster)/\(backup)")
        let (place, belonging) = try await place(of: row)
        try await authorize(call, .export, at: place, target: "backup/\(cluster)/\(backup)")
        return try await request(
            call, belonging, cluster: cluster, backup: backup, integration: integration, directory: directory)
    }

    /// Does a job again that failed or was canceled: the same backup, integration and directory, as a new job.
    package func retryJob(_ call: Call, _ id: String) async throws(Refusal) -> Recorded {
        let row = try await existing(.job, id)
        let (place, belonging) = try await place(of: row)
        try await authorize(call, .export, at: place, target: "job/\(id)")
        let order: ExportOrder
        do { order = try ExportOrder(JSONFields(.object(row.body))) } catch { throw .notFound("job", id) }
        return try await request(
            call, belonging, cluster: order.cluster.description, backup: order.backup.description,
            integration: order.integration.description, directory: order.directory, retryOf: order.id)
    }

    private func request(
        _ call: Call, _ belonging: Belonging, cluster: String, backup: String, integration: String, directory: String,
        retryOf: JobID? = nil
    ) async throws(Refusal) -> Recorded {
        guard let clusterID = ClusterID(cluster), let backupID = BackupID(backup) else {
            throw .notFound("backup", backup)
        }
        let integrationID = try await target(integration, call)
        try await requireComplete(backup, cluster: cluster)
        let id: JobID = newIdentifier()
        let stream = StreamName.job(id)
        return try await change(call, about: stream) { change throws(Refusal) in
            let cluster = try await change.load(Cluster.self, .cluster(clusterID))
            let backup = try await change.load(Backup.self, .backup(backupID, of: clusterID))
            let integration = try await change.load(Integration.self, .integration(integrationID))
            var earlier: Job?
            if let retryOf { earlier = try await change.load(Job.self, .job(retryOf)) }
            var job = try await change.load(Job.self, stream)
            try change.decide(
                .request(
                    id, backup: backup, cluster: cluster, integration: integration, directory: directory,
                    retryOf: earlier),
                on: &job, stream, belonging)
        }
    }

    /// The integration asked for, which may belong to a project that the caller has no part in.
    func target(_ integration: String, _ call: Call) async throws(Refusal) -> IntegrationID {
        let row = try await existing(.integration, integration)
        let (place, _) = try await place(of: row)
        try await authorize(call, .export, at: place, target: "integration/\(integration)")
        guard let id = IntegrationID(row.key) else { throw .notFound("integration", integration) }
        return id
    }

    /// A backup that was complete when it was registered may have been touched since.
    private func requireComplete(_ backup: String, cluster: String) async throws(Refusal) {
        let site = try await source(ofBackup: backup, cluster: cluster)
        do throws(BackupError) {
            let contents = try await site.open(forbidding: protectedDirectories, io: blockingIO)
            if try await contents.isComplete() { return }
        } catch {
            throw Refusal(error)
        }
        throw .backupIncomplete(backup)
    }

    package func cancelJob(_ call: Call, _ id: String) async throws(Refusal) -> Recorded {
        let row = try await existing(.job, id)
        let (place, _) = try await place(of: row)
        try await authorize(call, .export, at: place, target: "job/\(id)")
        return try await changeJob(call, id, .cancel)
    }

    func changeJob(_ call: Call, _ id: String, _ command: Job.Command) async throws(Refusal) -> Recorded {
        let (_, belonging) = try await place(of: try await existing(.job, id))
        guard let jobID = JobID(id) else { throw .notFound("job", id) }
        return try await change(call, about: .job(jobID)) { change throws(Refusal) in
            var job = try await change.loadSubject(Job.self, .job(jobID))
            try change.decide(command, on: &job, .job(jobID), belonging)
        }
    }

    /// Jobs, of a project or of all that the caller may see.
    package func jobs(
        _ call: Call, project: String?, status: String?, asOf: Position? = nil, page: Page = Page()
    ) async throws(Refusal) -> [ViewRow] {
        if let project {
            let (place, _) = try await place(of: project)
            try await authorize(call, .viewIntegrations, at: place, target: "project/\(project)", isChange: false)
        }
        return try await visible(
            call,
            ViewQuery(
                .job, scope: project, statuses: status.map { [$0] }, after: page.after, limit: page.limit, asOf: asOf))
    }

    /// What an open job waits for, if it waits.
    package func trouble(of row: ViewRow) -> ExportTrouble? {
        guard JobStatus(rawValue: row.status)?.isOpen == true, row.validTo == nil else { return nil }
        return JobID(row.key).flatMap { troubles[$0] }
    }

    /// A job, and how far it is if it is asked for as of now.
    package func job(
        _ call: Call, _ id: String, asOf: Position? = nil
    ) async throws(Refusal) -> (ViewRow, JobProgress?) {
        let row = try await show(call, .job, id, asOf: asOf)
        guard asOf == nil, let jobID = JobID(row.key) else { return (row, nil) }
        return (
            row, try await reading { () async throws(StoreError) in try await ports.jobs.progress(of: jobID) }
        )
    }
}
