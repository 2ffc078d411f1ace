/// A bearer token as the log knows it: never the token itself, only its hash.
package struct Token: Sendable, Hashable {
    package var id: TokenID
    /// SHA-256 of the token's text, in lower-case hexadecimal.
    package var hash: String
    /// It gives at most what its principal's grants give here …
    package var scope: Scope
    /// … and at most what this role allows; nil for no further limit.
    package var role: Role?
    package var expiresAt: Timestamp

    package init(id: TokenID, hash: String, scope: Scope, role: Role?, expiresAt: Timestamp) {
        self.id = id
        self.hash = hash
        self.scope = scope
        self.role = role
        self.expiresAt = expiresAt
    }

    package var json: JSONValue {
        .object([
            "expiresAt": .string(expiresAt.description), "hash": .string(hash), "id": .string(id.description),
            "role": role.map { .string($0.rawValue) }, "scope": .string(scope.description),
        ])
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        self.init(
            id: try fields.parsed("id"), hash: try fields.string("hash"), scope: try fields.parsed("scope"),
            role: try fields.optionalWord("role"),
            expiresAt: try fields.parsed("expiresAt"))
    }
}
