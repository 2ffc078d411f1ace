/// Whom projects belong to.
package struct Organization: Entity {
    package var id: OrganizationID?
    package var name = ""

    package init() {}

    package enum Command: Sendable {
        case create(OrganizationID, name: String)
    }

    package func decide(_ command: Command) throws(Refusal) -> [OrganizationEvent] {
        switch command {
        case .create(let newID, let name):
            guard id == nil else { throw .identifierTaken("organization", newID.description) }
            return [.created(id: newID, name: try Name.checked(name))]
        }
    }

    package mutating func evolve(_ event: OrganizationEvent) {
        switch event {
        case .created(let id, let name):
            self.id = id
            self.name = name
        }
    }
}
