package import MooringModel

extension Entity {
    /// Decides and takes in what was decided, as the service does with what it has recorded.
    @discardableResult
    package mutating func carryOut(_ command: Command) throws(Refusal) -> [Event] {
        let events = try decide(command)
        for event in events { evolve(event) }
        return events
    }

    /// This entity after a command.
    package func after(_ command: Command) throws(Refusal) -> Self {
        var entity = self
        try entity.carryOut(command)
        return entity
    }

    /// Why a command is refused; nil if it is not.
    package func refusal(of command: Command) -> Refusal? {
        do {
            _ = try decide(command)
            return nil
        } catch {
            return error
        }
    }
}
