package import MooringModel

/// An event that is to be recorded. Position, version, time and the project's sequence are the writer's to give.
package struct NewEvent: Sendable {
    package let id: EventID
    package let stream: StreamName
    package let event: Event
    /// What the event belongs to, as far as it belongs to something; by these it is found and shown.
    package let organization: OrganizationID?
    package let project: ProjectID?
    package let region: Region?
    /// The event that this one follows from.
    package let causation: EventID?
    /// The event's data in canonical form, made here so that the writer, who is alone, has less to do.
    package let canonicalData: [UInt8]

    package init(
        id: EventID, stream: StreamName, event: Event, organization: OrganizationID? = nil, project: ProjectID? = nil,
        region: Region? = nil, causation: EventID? = nil
    ) {
        self.id = id
        self.stream = stream
        self.event = event
        self.organization = organization
        self.project = project
        self.region = region
        self.causation = causation
        canonicalData = event.event.data.canonicalBytes
    }
}
