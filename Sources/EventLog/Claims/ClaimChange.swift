import MooringModel

/// What an event does to the claims of its stream.
package enum ClaimChange: Sendable, Hashable {
    case acquire(Claim)
    /// Gives back whatever the stream holds of this kind.
    case release(Claim.Kind)
}

extension RecordedEvent {
    /// What this event does to its stream's claims.
    package var claimChanges: [ClaimChange] { event.claimChanges(organization: organization, project: project) }
}

extension NewEvent {
    /// What this event will do to its stream's claims.
    package var claimChanges: [ClaimChange] { event.claimChanges(organization: organization, project: project) }
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
        case .project(.removed): return [.release(.projectName)]
        case .integration(.drafted(let draft)):
            // Never released: an external ID is never issued again.
            var changes: [ClaimChange] = [.acquire(Claim(.externalID, scope: "", key: draft.externalID))]
            if let name = draft.name { changes.append(.acquire(Claim(name, in: draft.project))) }
            return changes
        case .integration(.described(let name?, _)):
            guard let project else { return [] }
            return [.release(.integrationName), .acquire(Claim(name, in: project))]
        case .integration(.described(nil, _)): return [.release(.integrationName)]
        case .integration(.externalIDRotationStarted(let externalID)):
            return [.acquire(Claim(.externalID, scope: "", key: externalID))]
        case .integration(.added(let location, .readwrite)): return [.acquire(Claim(location))]
        case .integration(.deleted): return [.release(.integrationName), .release(.storageLocation)]
        default: return []
        }
    }
}

extension Claim {
    fileprivate init(_ name: String, in project: ProjectID) {
        self.init(.integrationName, scope: project.description, key: NameKey(name).description)
    }

    fileprivate init(_ location: StorageLocation) {
        self.init(
            .storageLocation, scope: location.authority + "/" + location.container,
            key: location.prefix.reduce("/") { $0 + $1 + "/" })
    }
}
