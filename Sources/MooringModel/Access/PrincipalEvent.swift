package enum PrincipalEvent: StreamEvent {
    /// - home: the scope whose administrators look after the principal.
    case registered(id: PrincipalID, kind: Actor.Kind, home: Scope)
    case disabled
    case tokenIssued(Token)
    case tokenRevoked(id: TokenID)
    /// Changes that were asked for and not allowed.
    case accessRefused(action: Action, target: String, count: Int64)

    package var type: String {
        switch self {
        case .registered: "principal.registered"
        case .disabled: "principal.disabled"
        case .tokenIssued: "token.issued"
        case .tokenRevoked: "token.revoked"
        case .accessRefused: "access.refused"
        }
    }

    package var data: JSONValue {
        switch self {
        case .registered(let id, let kind, let home):
            [
                "home": .string(home.description), "id": .string(id.description), "kind": .string(kind.rawValue),
            ]
        case .disabled: [:]
        case .tokenIssued(let token): token.json
        case .tokenRevoked(let id): ["id": .string(id.description)]
        case .accessRefused(let action, let target, let count):
            ["action": .string(action.rawValue), "count": .integer(count), "target": .string(target)]
        }
    }

    package init(type: String, schema: Int, data: JSONFields) throws(EventDecodingError) {
        self = try EventDecodingError.decoding(type, schema) { () throws(JSONFieldError) in
            switch type {
            case "principal.registered":
                .registered(id: try data.parsed("id"), kind: try data.word("kind"), home: try data.parsed("home"))
            case "principal.disabled": .disabled
            case "token.issued": .tokenIssued(try Token(data))
            case "token.revoked": .tokenRevoked(id: try data.parsed("id"))
            case "access.refused":
                .accessRefused(
                    action: try data.word("action"), target: try data.string("target"),
                    count: try data.integer("count"))
            default: nil
            }
        }
    }
}
