package enum AccessEvent: StreamEvent {
    case granted(id: GrantID, principal: PrincipalID, role: Role, scope: Scope)
    case revoked(id: GrantID, principal: PrincipalID, role: Role)

    package var type: String {
        switch self {
        case .granted: "access.granted"
        case .revoked: "access.revoked"
        }
    }

    package var data: JSONValue {
        switch self {
        case .granted(let id, let principal, let role, let scope):
            [
                "id": .string(id.description), "principal": .string(principal.description),
                "role": .string(role.rawValue), "scope": .string(scope.description),
            ]
        case .revoked(let id, let principal, let role):
            [
                "id": .string(id.description), "principal": .string(principal.description),
                "role": .string(role.rawValue),
            ]
        }
    }

    package init(type: String, schema: Int, data: JSONFields) throws(EventDecodingError) {
        self = try EventDecodingError.decoding(type, schema) { () throws(JSONFieldError) in
            switch type {
            case "access.granted":
                .granted(
                    id: try data.parsed("id"), principal: try data.parsed("principal"), role: try data.word("role"),
                    scope: try data.parsed("scope"))
            case "access.revoked":
                .revoked(
                    id: try data.parsed("id"), principal: try data.parsed("principal"), role: try data.word("role"))
            default: nil
            }
        }
    }
}
