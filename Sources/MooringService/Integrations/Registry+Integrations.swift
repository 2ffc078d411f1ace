package import ConnectorKit
package import MooringModel
package import Projections
import Stores

extension Registry {
    /// What a new integration begins with, as its project's administrator gives it.
    package struct NewIntegration: Sendable {
        package var name: String?
        package var description: String
        package var connector: String
        package var region: Region
        package var access: IntegrationAccess
        package var configuration: JSONValue?
        /// The bucket that a draft without a name is for; see ``Registry/bucketDraft(_:project:_:)``.
        package var bucket: String?

        package init(
            name: String?, description: String, connector: String, region: Region, access: IntegrationAccess,
            configuration: JSONValue?, bucket: String? = nil
        ) {
            self.name = name
            self.description = description
            self.connector = connector
            self.region = region
            self.access = access
            self.configuration = configuration
            self.bucket = bucket
        }
    }

    /// The most drafts that a project may have open.
    package static let maximumDrafts = 100

    /// Begins an integration and mints its external ID.
    package func draftIntegration(
        _ call: Call, project: String, _ new: NewIntegration
    ) async throws(Refusal) -> Recorded {
        let (place, belonging) = try await place(of: project)
        try await authorize(call, .createIntegrations, at: place, target: "project/\(project)")
        guard let projectID = belonging.project else { throw .notFound("project", project) }
        let provider = try provider(new.connector)
        if provider.descriptor.clouds.contains(new.region.cloud), let obstacle = provider.obstacle(in: new.region) {
            throw .regionNotSetUp(obstacle)
        }
        let draft = IntegrationDraft(
            id: newIdentifier(), project: projectID, name: new.name, description: new.description,
            connector: new.connector, region: new.region, access: new.access, externalID: newExternalID(),
            bucket: new.bucket)
        let stream = StreamName.integration(draft.id)
        return try await change(call, about: stream) { change throws(Refusal) in
            let project = try await change.load(Project.self, .project(projectID))
            let open = try await rows(
                ViewQuery(
                    .integration, scope: projectID.description, statuses: [IntegrationStatus.draft.rawValue],
                    limit: Self.maximumDrafts))
            guard open.count < Self.maximumDrafts else { throw .tooManyDrafts }
            var integration = try await change.load(Integration.self, stream)
            try change.decide(
                .draft(draft, in: project, clouds: provider.descriptor.clouds), on: &integration, stream,
                belonging.in(draft.region))
            if let configuration = new.configuration {
                let (checked, location) = try self.checked(configuration, for: draft.region, provider)
                try change.decide(
                    .configure(checked, location: location), on: &integration, stream, belonging.in(draft.region))
            }
        }
    }

    /// At least 128 random bits that no client can choose: 160, as 32 characters of base 32.
    func newExternalID() -> String {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        return "mooring-" + String(randomness.bytes(32).map { alphabet[Int($0 & 31)] })
    }

    /// What an edit changes; nil leaves a thing as it is.
    package struct Edit: Sendable {
        package var name: String?
        package var description: String?
        package var configuration: JSONValue?

        package init(name: String? = nil, description: String? = nil, configuration: JSONValue? = nil) {
            self.name = name
            self.description = description
            self.configuration = configuration
        }
    }

    package func editIntegration(_ call: Call, _ id: String, _ edit: Edit) async throws(Refusal) -> Recorded {
        try await changeIntegration(call, id, .editIntegrations) {
            change, integration, stream, belonging throws(Refusal) in
            if edit.name != nil || edit.description != nil {
                try change.decide(
                    .describe(
                        name: edit.name ?? integration.draft?.name,
                        description: edit.description ?? integration.draft?.description ?? ""),
                    on: &integration, stream, belonging)
            }
            if let configuration = edit.configuration, let draft = integration.draft {
                let (checked, location) = try checked(configuration, for: draft.region, try provider(draft.connector))
                try change.decide(.configure(checked, location: location), on: &integration, stream, belonging)
            }
        }
    }

    package func withdrawProposal(_ call: Call, _ id: String) async throws(Refusal) -> Recorded {
        try await changeIntegration(call, id, .editIntegrations, .withdrawProposal)
    }

    package func addIntegration(_ call: Call, _ id: String) async throws(Refusal) -> Recorded {
        try await changeIntegration(call, id, .createIntegrations, .add)
    }

    package func suspendIntegration(_ call: Call, _ id: String) async throws(Refusal) -> Recorded {
        try await changeIntegration(call, id, .editIntegrations, .suspend)
    }

    package func resumeIntegration(_ call: Call, _ id: String) async throws(Refusal) -> Recorded {
        try await changeIntegration(call, id, .editIntegrations, .resume)
    }

    package func startExternalIDRotation(_ call: Call, _ id: String) async throws(Refusal) -> Recorded {
        try await changeIntegration(call, id, .editIntegrations, .startExternalIDRotation(newExternalID()))
    }

    package func cancelExternalIDRotation(_ call: Call, _ id: String) async throws(Refusal) -> Recorded {
        try await changeIntegration(call, id, .editIntegrations, .cancelExternalIDRotation)
    }

    /// Deletes an integration that no open job uses and no audit log is forwarded through, and destroys the secrets that it
    /// alone used.
    ///
    /// - Parameter force: cancels the jobs and disables the forwardings that use it first, in the same append. What was
    ///   spooled for them is discarded then: there is nowhere left for it to go.
    package func deleteIntegration(_ call: Call, _ id: String, force: Bool) async throws(Refusal) -> Recorded {
        let (recorded, labels) = try await forwardings.lock.switching {
            () async throws(Refusal) -> (Recorded, [BatchLabel]) in
            var labels: [BatchLabel] = []
            var forwarding: [ClusterID] = []
            if let row = try await row(.integration, id) {
                forwarding = try await clustersForwarding(through: id, project: row.scope)
            }
            let recorded = try await delete(call, id, force: force)
            // Disabled with it; were they not, nothing would have been deleted.
            for cluster in forwarding {
                labels += try await discardSpooled(cluster)
                forwardings.callAfterSwitching(cluster)
            }
            return (recorded, labels)
        }
        for label in labels { await abandonUpload(of: label) }
        return recorded
    }

    private func delete(_ call: Call, _ id: String, force: Bool) async throws(Refusal) -> Recorded {
        var secrets: [SecretID] = []
        let recorded = try await changeIntegration(call, id, .deleteIntegrations) {
            change, integration, stream, belonging throws(Refusal) in
            let project = integration.draft?.project.description ?? ""
            var open = try await openJobs(project: project) { $0.lookup == id }
            if force {
                for jobID in open {
                    var job = try await change.load(Job.self, .job(jobID))
                    try change.decide(.cancel, on: &job, .job(jobID), belonging)
                }
                open = []
            }
            var forwarding = try await clustersForwarding(through: id, project: project)
            if force {
                for cluster in forwarding {
                    var entity = try await change.load(Forwarding.self, .forwarding(cluster))
                    try await disable(cluster, .discard, &entity, change, belonging)
                }
                forwarding = []
            }
            secrets = try await destroySecrets(of: integration, in: change, belonging)
            try change.decide(.delete(openJobs: open, forwardings: forwarding), on: &integration, stream, belonging)
        }
        for secret in secrets { await destroyQuietly(secret) }
        return recorded
    }

    // MARK: Reading

    /// A project's integrations, in a region or in all; deleted ones only if asked for by their status.
    package func integrations(
        _ call: Call, project: String, region: String? = nil, status: String? = nil, connector: String? = nil,
        asOf: Position? = nil, page: Page = Page()
    ) async throws(Refusal) -> [ViewRow] {
        let (place, _) = try await place(of: project)
        try await authorize(call, .viewIntegrations, at: place, target: "project/\(project)", isChange: false)
        let present = IntegrationStatus.allCases.filter { $0 != .deleted }.map(\.rawValue)
        return try await rows(
            ViewQuery(
                .integration, scope: project, region: region, statuses: status.map { [$0] } ?? Set(present),
                lookup: connector, after: page.after, limit: page.limit, asOf: asOf))
    }

    /// The documents that the project's administrator pastes at the provider.
    ///
    /// - Parameters:
    ///   - access: as they would be for this access; nil for the integration's own.
    ///   - asOf: as they were at that position.
    package func authorization(
        _ call: Call, _ id: String, access: IntegrationAccess? = nil, asOf: Position? = nil
    ) async throws(Refusal) -> AuthorizationMaterials {
        let row = try await show(call, .integration, id, asOf: asOf)
        guard row.status != IntegrationStatus.deleted.rawValue else { throw .notFound("integration", id) }
        var integration = try await integration(row.key, asOf: asOf)
        if let access { integration.draft?.access = access }
        return try connector(of: integration, configuration: integration.configurationToValidate).authorization()
    }

    // MARK: Shared by the use cases

    private func changeIntegration(
        _ call: Call, _ id: String, _ action: Action, _ command: Integration.Command
    ) async throws(Refusal) -> Recorded {
        try await changeIntegration(call, id, action) { change, integration, stream, belonging throws(Refusal) in
            try change.decide(command, on: &integration, stream, belonging)
        }
    }

    func changeIntegration(
        _ call: Call, _ id: String, _ action: Action,
        _ decide: (Change, inout Integration, StreamName, Belonging) async throws(Refusal) -> Void
    ) async throws(Refusal) -> Recorded {
        let row = try await existing(.integration, id)
        let (place, belonging) = try await place(of: row)
        try await authorize(call, action, at: place, target: "integration/\(id)")
        guard let integrationID = IntegrationID(id) else { throw .notFound("integration", id) }
        let stream = StreamName.integration(integrationID)
        return try await change(call, about: stream) { change throws(Refusal) in
            var integration = try await change.loadSubject(Integration.self, stream)
            try await decide(change, &integration, stream, belonging)
        }
    }

    /// The integration as its events make it.
    func integration(_ id: String, asOf: Position? = nil) async throws(Refusal) -> Integration {
        guard let integrationID = IntegrationID(id) else { throw .notFound("integration", id) }
        return try await Change(self, systemCall("registry", via: "read"))
            .load(Integration.self, .integration(integrationID), through: asOf)
    }
}

extension Refusal {
    fileprivate static let tooManyDrafts = Refusal(
        "too-many-drafts", .conflict,
        detail: LocalizedText(
            en: "The project has \(Registry.maximumDrafts) open drafts already.",
            zhHans: "该项目已有 \(Registry.maximumDrafts) 个未完成的草稿。"),
        remedy: LocalizedText(en: "Add or delete some of them first.", zhHans: "请先添加或删除其中一些。"))
}
