package import EventLog
package import MooringModel

extension RecordedEvent {
    /// An event as it stands in a log, with every member of the envelope that may be absent, or with none.
    package static func sample(
        _ event: Event, position: Int64 = 12, version: Int64 = 3, isFull: Bool = true,
        project: ProjectID? = Sample.project,
        organization: OrganizationID? = Sample.organization
    ) -> RecordedEvent {
        let actor =
            isFull
            ? Actor(
                kind: .person, id: Sample.alice.description, via: Sample.token(1).description, address: "2001:db8::1")
            : .system("scheduler", via: "schedule")
        let new = NewEvent(
            id: EventID(bits: 0x0197_0C5A_3E80_7000_8000_0000_0000_0000 + UInt128(position)), stream: event.stream,
            event: event, organization: isFull ? organization : nil, project: isFull ? project : nil,
            region: isFull ? Sample.region("local") : nil, causation: isFull ? EventID(bits: 7) : nil)
        let append = Append(
            events: [new], expectations: [:], actor: actor, reason: isFull ? "moved to the new bucket „acme“" : nil,
            correlation: "request-1")
        return RecordedEvent(
            new, of: append, position: Position(position), version: Version(version), at: Sample.moment(position),
            projectSequence: isFull ? 9 : nil, projectPrevious: isFull ? String(repeating: "0f", count: 32) : nil)
    }
}
