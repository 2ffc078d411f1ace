package import EventLog
package import MooringModel

/// Which events to read.
package struct EventQuery: Sendable, Hashable {
    /// Only events after this position.
    package var after: Position
    /// Only events up to this position.
    package var through: Position?
    package var limit: Int
    package var stream: StreamName?
    package var organization: OrganizationID?
    package var project: ProjectID?
    package var region: Region?
    /// The identifier of an actor.
    package var actor: String?
    package var type: String?
    /// Recorded at this moment or later.
    package var since: Timestamp?
    /// Recorded before this moment.
    package var until: Timestamp?

    package init(
        after: Position = .start, through: Position? = nil, limit: Int = .max, stream: StreamName? = nil,
        organization: OrganizationID? = nil, project: ProjectID? = nil, region: Region? = nil, actor: String? = nil,
        type: String? = nil, since: Timestamp? = nil, until: Timestamp? = nil
    ) {
        self.after = after
        self.through = through
        self.limit = limit
        self.stream = stream
        self.organization = organization
        self.project = project
        self.region = region
        self.actor = actor
        self.type = type
        self.since = since
        self.until = until
    }

    /// Whether an event is among those asked for, apart from the limit.
    package func includes(_ event: RecordedEvent) -> Bool {
        event.position > after && (through.map { event.position <= $0 } ?? true)
            && (stream.map { $0 == event.stream } ?? true)
            && (organization.map { $0 == event.organization } ?? true)
            && (project.map { $0 == event.project } ?? true) && (region.map { $0 == event.region } ?? true)
            && (actor.map { $0 == event.actor.id } ?? true) && (type.map { $0 == event.event.event.type } ?? true)
            && (since.map { event.at >= $0 } ?? true) && (until.map { event.at < $0 } ?? true)
    }
}
