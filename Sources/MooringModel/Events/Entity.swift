/// Something with a life of its own: the events of one stream, folded.
///
/// `decide` and `evolve` are pure: no clock, no randomness, no I/O. Whatever a rule needs to know beyond this entity (a
/// new identifier, another entity's state) comes with the command, and the caller guards what it has read.
package protocol Entity: Sendable, Hashable {
    associatedtype Command: Sendable
    associatedtype Event: StreamEvent

    /// Before the first event.
    init()

    /// What happens if `command` is asked of this entity: the events, none if nothing changes.
    ///
    /// - Throws: ``Refusal`` where a rule forbids it; then nothing happens.
    func decide(_ command: Command) throws(Refusal) -> [Event]

    /// Takes in one event of the stream. Every recorded event can be taken in: rules are for ``decide(_:)``.
    mutating func evolve(_ event: Event)
}

extension Entity {
    /// The entity after these events.
    package init(folding events: some Sequence<Event>) {
        self.init()
        for event in events { evolve(event) }
    }
}
