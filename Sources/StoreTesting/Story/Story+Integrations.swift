package import EventLog
package import MooringModel

extension Story {
    /// An integration's draft; its external ID is one of its own unless it is given.
    package func drafted(
        _ id: IntegrationID, name: String?, of project: ProjectID? = nil, in region: Region? = nil,
        externalID: String? = nil
    ) -> NewEvent {
        let draft = IntegrationDraft(
            id: id, project: project ?? self.project, name: name, description: "", connector: "amazon-s3",
            region: region ?? self.region, access: .readwrite, externalID: externalID ?? "ext-\(id)")
        return event(.drafted(draft), of: id, project: draft.project, region: draft.region)
    }

    package func described(_ id: IntegrationID, name: String? = nil, _ description: String) -> NewEvent {
        event(.described(name: name, description: description), of: id)
    }

    /// Adds an integration at a prefix (`a/b`) of the bucket `acme-backups`.
    package func added(
        _ id: IntegrationID, at prefix: String, bucket: String = "acme-backups",
        access: IntegrationAccess = .readwrite
    ) -> NewEvent {
        let location = StorageLocation(
            authority: "aws", container: bucket, prefix: prefix.split(separator: "/").map(String.init))
        return event(.added(location: location, access: access), of: id)
    }

    package func deleted(_ id: IntegrationID) -> NewEvent { event(.deleted(cause: .requested), of: id) }

    package func event(
        _ event: IntegrationEvent, of id: IntegrationID, project: ProjectID? = nil, region: Region? = nil
    ) -> NewEvent {
        NewEvent(
            id: newEventID(), stream: .integration(id), event: event.erased, organization: organization,
            project: project ?? self.project, region: region ?? self.region)
    }

    /// The claim on an integration's name, given in lower case, in the first project.
    package func nameClaim(_ name: String) -> Claim {
        Claim(.integrationName, scope: project.description, key: name)
    }

    /// Appends an integration's draft.
    package func appendDrafted(
        name: String?, of project: ProjectID? = nil, in region: Region? = nil
    ) async throws -> IntegrationID {
        let id = newID(IntegrationID.self)
        try await append(
            drafted(id, name: name, of: project, in: region), expecting: [.integration(id): .empty])
        return id
    }

    /// Appends the drafts of `count` integrations without names, and gives their identifiers.
    package func appendDrafts(_ count: Int) async throws -> [IntegrationID] {
        var ids: [IntegrationID] = []
        for _ in 0..<count { ids.append(try await appendDrafted(name: nil)) }
        return ids
    }
}
