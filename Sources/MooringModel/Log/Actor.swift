/// Who did it, and how they proved it.
package struct Actor: Sendable, Hashable {
    package var kind: Kind
    /// The principal's identifier; for ``Kind/system`` the part of Mooring that acted.
    package var id: String
    /// How: `token-…` for a bearer token, else the occasion (`schedule`, `start`, `worker`).
    package var via: String
    /// The network address that the request came from, if there was a request.
    package var address: String?

    package enum Kind: String, Sendable, Hashable {
        case person, service, system
    }

    package init(kind: Kind, id: String, via: String, address: String? = nil) {
        self.kind = kind
        self.id = id
        self.via = via
        self.address = address
    }

    package static func system(_ id: String, via: String) -> Actor { Actor(kind: .system, id: id, via: via) }

    package var json: JSONValue {
        .object([
            "address": address.map(JSONValue.string), "id": .string(id), "kind": .string(kind.rawValue),
            "via": .string(via),
        ])
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        self.init(
            kind: try fields.word("kind"), id: try fields.string("id"), via: try fields.string("via"),
            address: try fields.optionalString("address"))
    }
}
