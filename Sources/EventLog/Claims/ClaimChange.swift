import MooringModel

/// What an event does to the claims of its stream.
package enum ClaimChange: Sendable, Hashable {
    case acquire(Claim)
    /// Gives back whatever the stream holds of this kind.
    case release(Claim.Kind)
}

extension RecordedEvent {
    /// What this event does to its stream's claims.
    package var claimChanges: [ClaimChange] {
        event.claimChanges(organization: organization, project: project) + event.claimsOfEnd(of: stream)
    }
}

extension NewEvent {
    /// What this event will do to its stream's claims.
    package var claimChanges: [ClaimChange] {
        event.claimChanges(organization: organization, project: project) + event.claimsOfEnd(of: stream)
    }
}

extension Event {
    /// What this event does to its stream's claims, in order.
    ///
    /// A function of the event alone: claims follow from the log by themselves, live and when they are rebuilt, and no
    /// caller can record an event and forget the claim that belongs to it.
    ///
    /// - Parameters: what the event belongs to. A renaming names neither project nor organization: its envelope must.
    fileprivate func claimChanges(organization: OrganizationID?, project: ProjectID?) -> [ClaimChange] {
        switch self {
        case .organization(.created(_, let name)):
            return [.acquire(Claim(.organizationName, scope: "", key: NameKey(name).description))]
        case .project(.created(_, let organization, let name)):
            let key = NameKey(name).description
            return [.acquire(Claim(.projectName, scope: organization.description, key: key))]
        case .project(.renamed(let name)):
            guard let organization else { return [] }
            let key = NameKey(name).description
            return [
                .release(.projectName), .acquire(Claim(.projectName, scope: organization.description, key: key)),
            ]
        case .project(.removed):
            guard let project else { return [.release(.projectName)] }
            return [.release(.projectName), .acquire(Claim(use: "project", project.description))]
        case .cluster(.registered(let id, let project, _, _)):
            return [.acquire(Claim(use: "project", project.description, by: id.description))]
        case .integration(.drafted(let draft)):
            // Never released: an external ID is never issued again.
            var changes: [ClaimChange] = [
                .acquire(Claim(.externalID, scope: "", key: draft.externalID)),
                .acquire(Claim(use: "project", draft.project.description, by: draft.id.description)),
            ]
            if let name = draft.name { changes.append(.acquire(Claim(name, in: draft.project))) }
            if let bucket = draft.bucket { changes.append(.acquire(Claim(draftOf: bucket, draft))) }
            return changes
        case .integration(.described(let name?, _)):
            guard let project else { return [] }
            return [.release(.integrationName), .release(.draftBucket), .acquire(Claim(name, in: project))]
        case .integration(.described(nil, _)): return [.release(.integrationName)]
        case .integration(.externalIDRotationStarted(let externalID)):
            return [.acquire(Claim(.externalID, scope: "", key: externalID))]
        case .integration(.added(let location, .readwrite)): return [.acquire(Claim(location))]
        case .job(.requested(let order)):
            let job = order.id.description
            return [
                .acquire(Claim(use: "integration", order.integration.description, by: job)),
                .acquire(Claim(use: "cluster", order.cluster.description, by: job)),
                .acquire(Claim(use: "backup", "\(order.cluster)/\(order.backup)", by: job)),
            ]
        // A job that is being canceled no longer holds anything up: who deletes with force cancels first.
        case .job(.succeeded), .job(.failed), .job(.cancellationRequested), .job(.canceled): return [.release(.use)]
        case .forwarding(.enabled(let target)):
            // It may have gone elsewhere before.
            return [
                .release(.use),
                .acquire(
                    Claim(use: "integration", target.integration.description, by: "audit-log-\(target.cluster)")),
                .acquire(Claim(use: "cluster", target.cluster.description, by: "audit-log")),
            ]
        case .forwarding(.disabled(.discard, _)), .forwarding(.drained): return [.release(.use)]
        default: return []
        }
    }

    /// What the end of a thing does to its claims: they are given back, and nothing can use it any more.
    fileprivate func claimsOfEnd(of stream: StreamName) -> [ClaimChange] {
        let end: [ClaimChange] = [.release(.use), .acquire(Claim(use: stream.kind.rawValue, stream.identifier))]
        return switch self {
        case .cluster(.removed), .backup(.removed): end
        case .integration(.deleted):
            [.release(.integrationName), .release(.draftBucket), .release(.storageLocation)] + end
        default: []
        }
    }
}

extension Claim {
    /// - Parameter user: what uses the thing; nil for the thing's own end.
    fileprivate init(use kind: String, _ identifier: String, by user: String? = nil) {
        self.init(.use, scope: "", key: "/\(kind)/\(identifier)/" + (user.map { $0 + "/" } ?? ""))
    }

    fileprivate init(_ name: String, in project: ProjectID) {
        self.init(.integrationName, scope: project.description, key: NameKey(name).description)
    }

    fileprivate init(draftOf bucket: String, _ draft: IntegrationDraft) {
        self.init(.draftBucket, scope: draft.project.description, key: "\(draft.region)/\(bucket)")
    }

    fileprivate init(_ location: StorageLocation) {
        self.init(
            .storageLocation, scope: location.authority + "/" + location.container,
            key: location.prefix.reduce("/") { $0 + $1 + "/" })
    }
}
