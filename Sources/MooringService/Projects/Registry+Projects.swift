package import MooringModel
package import Projections

extension Registry {
    package func createProject(_ call: Call, organization: String, name: String) async throws(Refusal) -> Recorded {
        guard let organizationID = OrganizationID(organization) else { throw .notFound("organization", organization) }
        try await authorize(
            call, .manageProjects, at: .organization(organizationID), target: "organization/\(organization)")
        let id: ProjectID = newIdentifier()
        return try await change(call, about: .project(id)) { change throws(Refusal) in
            let owner = try await change.load(Organization.self, .organization(organizationID))
            var project = try await change.load(Project.self, .project(id))
            try change.decide(
                .create(id, in: owner, name: name), on: &project, .project(id),
                Belonging(organization: organizationID, project: id))
        }
    }

    package func renameProject(_ call: Call, _ project: String, name: String) async throws(Refusal) -> Recorded {
        try await changeProject(call, project, .manageProjects, .rename(name))
    }

    /// Removes a project that has neither clusters nor integrations.
    package func removeProject(_ call: Call, _ project: String) async throws(Refusal) -> Recorded {
        let (place, belonging) = try await place(of: project)
        try await authorize(call, .manageProjects, at: place, target: "project/\(project)")
        guard let id = belonging.project else { throw .notFound("project", project) }
        return try await change(call, about: .project(id)) { change throws(Refusal) in
            var entity = try await change.loadSubject(Project.self, .project(id))
            var remaining: [String] = []
            for row in try await rows(ViewQuery(.cluster, scope: id.description, statuses: ["active"], limit: 5)) {
                remaining.append("cluster \(row.key)")
            }
            for row in try await rows(ViewQuery(.integration, scope: id.description))
            where row.status != IntegrationStatus.deleted.rawValue && remaining.count < 10 {
                remaining.append("integration \(row.key)")
            }
            try change.decide(.remove(remaining: remaining), on: &entity, .project(id), belonging)
        }
    }

    /// Lets backups lie under a directory of the server, or in a bucket.
    ///
    /// - Parameters:
    ///   - path: the directory's absolute path, or `s3://BUCKET` and perhaps a prefix.
    ///   - bucket: how a bucket is reached: the configuration of an `s3-compatible` integration without bucket and prefix.
    package func bindBackupRoot(
        _ call: Call, _ project: String, path: String, bucket: JSONValue? = nil, cluster: ClusterID?
    ) async throws(Refusal) -> Recorded {
        let (place, belonging) = try await place(of: project)
        try await authorize(call, .manageRoots, at: place, target: "project/\(project)")
        if let cluster {
            guard try await existing(.cluster, cluster.description).scope == project else {
                throw .notFound("cluster", cluster.description)
            }
        }
        var root = BackupRoot(path: path, cluster: cluster)
        if BackupRoot.bucket(in: path) != nil || bucket != nil {
            guard let id = belonging.project else { throw .notFound("project", project) }
            root.bucket = try checkedBucket(bucket, at: path, project: id)
        }
        return try await changeProject(call, project, .manageRoots, .bindBackupRoot(root))
    }

    package func unbindBackupRoot(
        _ call: Call, _ project: String, path: String, cluster: ClusterID?
    ) async throws(Refusal) -> Recorded {
        try await changeProject(
            call, project, .manageRoots, .unbindBackupRoot(BackupRoot(path: path, cluster: cluster)))
    }

    private func changeProject(
        _ call: Call, _ project: String, _ action: Action, _ command: Project.Command
    ) async throws(Refusal) -> Recorded {
        let (place, belonging) = try await place(of: project)
        try await authorize(call, action, at: place, target: "project/\(project)")
        guard let id = belonging.project else { throw .notFound("project", project) }
        return try await change(call, about: .project(id)) { change throws(Refusal) in
            var entity = try await change.loadSubject(Project.self, .project(id))
            try change.decide(command, on: &entity, .project(id), belonging)
        }
    }

    /// The projects that the caller may see, without the removed ones.
    package func projects(
        _ call: Call, organization: String?, asOf: Position? = nil, page: Page = Page()
    ) async throws(Refusal) -> [ViewRow] {
        try await visible(
            call,
            ViewQuery(
                .project, scope: organization, statuses: ["active"], after: page.after, limit: page.limit, asOf: asOf))
    }

    /// Per region: the project's clusters and integrations, and where an integration is missing.
    package func regions(
        _ call: Call, project: String, asOf: Position? = nil
    ) async throws(Refusal) -> [RegionCoverage] {
        let (place, _) = try await place(of: project)
        try await authorize(call, .viewIntegrations, at: place, target: "project/\(project)", isChange: false)
        return RegionCoverage.regions(
            clusters: try await rows(ViewQuery(.cluster, scope: project, asOf: asOf)),
            integrations: try await rows(ViewQuery(.integration, scope: project, asOf: asOf)))
    }
}
