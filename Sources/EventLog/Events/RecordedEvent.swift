// # The envelope
//
// A recorded event is one JSON object. Its canonical bytes (RFC 8785) are what is stored, hashed into the tree and
// proved; everything else (columns, views, claims) is derived from them.
//
//     actor            {address?, id, kind, via}: who, and how they proved it
//     at               RFC 3339 with microseconds; never earlier than the event before
//     causation        the id of the event that this one follows from (absent if none)
//     correlation      what all events of one request share
//     data             the event's own fields; their shape is given by `type` and `schema`
//     id               UUIDv7
//     organization     what it belongs to (absent where it belongs to none)
//     position         1, 2, 3 … in the whole log
//     project          what it belongs to (absent where it belongs to none)
//     projectPrevious  the leaf hash of the project's previous event (absent for its first)
//     projectSequence  1, 2, 3 … among the project's events
//     reason           why, in the actor's words (absent if not given)
//     region           (absent where it has none)
//     schema           the number of the shape of `data`
//     stream           `<kind>/<identifier>`
//     type             past tense, `integration.added`
//     version          1, 2, 3 … in the stream
//
// The names stand in the order of RFC 8785, so the writer can put the object together without sorting it.

package import MooringModel

/// One recorded fact.
package struct RecordedEvent: Sendable, Hashable {
    package var position: Position
    package var id: EventID
    package var stream: StreamName
    package var version: Version
    package var at: Timestamp
    package var actor: Actor
    package var reason: String?
    package var correlation: String
    package var causation: EventID?
    package var organization: OrganizationID?
    package var project: ProjectID?
    package var projectSequence: Int64?
    /// In lower-case hexadecimal.
    package var projectPrevious: String?
    package var region: Region?
    package var event: Event

    /// The largest canonical form of an event, in bytes, that is recorded.
    package static let maximumBytes = 65_535

    /// The event that `new` becomes.
    ///
    /// - Parameters:
    ///   - append: what it is recorded with.
    ///   - projectPrevious: the leaf hash of the project's event before this one, in lower-case hexadecimal.
    package init(
        _ new: NewEvent, of append: Append, position: Position, version: Version, at: Timestamp,
        projectSequence: Int64?, projectPrevious: String?
    ) {
        self.position = position
        id = new.id
        stream = new.stream
        self.version = version
        self.at = at
        actor = append.actor
        reason = append.reason
        correlation = append.correlation
        causation = new.causation
        organization = new.organization
        project = new.project
        self.projectSequence = projectSequence
        self.projectPrevious = projectPrevious
        region = new.region
        event = new.event
    }
}
