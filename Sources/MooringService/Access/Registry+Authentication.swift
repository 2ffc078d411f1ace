import Crypto
import EventLog
package import MooringModel
import Projections
import Stores

extension Registry {
    /// What a bearer token's text begins with, so that leaked ones can be found by scanners.
    package static let tokenPrefix = "mooring_"

    /// Who shows a token.
    ///
    /// Rights are read anew at every request: a revoked grant or token counts from its revocation on.
    ///
    /// - Parameters:
    ///   - token: the text as it came.
    ///   - address: the network address that it came from.
    /// - Throws: ``Refusal`` with a code of `token-unknown`, `token-expired` or `token-revoked`.
    package func authenticate(_ token: String, address: String?) async throws(Refusal) -> Caller {
        let rows = try await reading { () async throws(StoreError) in
            try await ports.views.rows(ViewQuery(.token, lookup: Self.hash(ofToken: token), limit: 1))
        }
        guard let row = rows.first, let found = Token(row), let principal = PrincipalID(row.scope) else {
            throw .tokenUnknown
        }
        guard row.status == "active" else { throw .tokenRevoked }
        guard found.expiresAt > now() else { throw .tokenExpired(found.expiresAt) }
        guard let principalRow = try await self.row(.principal, principal.description), principalRow.status == "active"
        else { throw .tokenRevoked }
        let kind = principalRow.body["kind"]?.stringValue.flatMap(Actor.Kind.init(rawValue:)) ?? .person
        return Caller(
            actor: Actor(kind: kind, id: principal.description, via: found.id.description, address: address),
            principal: principal, grants: try await grants(of: principal), token: found)
    }

    func grants(of principal: PrincipalID) async throws(Refusal) -> [Caller.Grant] {
        let rows = try await reading { () async throws(StoreError) in
            try await ports.views.rows(ViewQuery(.grant, statuses: ["active"], lookup: principal.description))
        }
        return rows.compactMap { row in
            guard let role = row.body["role"]?.stringValue.flatMap(Role.init(rawValue:)), let scope = Scope(row.scope)
            else { return nil }
            return Caller.Grant(role: role, scope: scope)
        }
    }

    /// SHA-256 in lower-case hexadecimal: a token has 256 random bits, so that nothing slower is needed.
    static func hash(ofToken token: String) -> String { Hexadecimal.text(Array(SHA256.hash(data: Array(token.utf8)))) }
}

extension Token {
    fileprivate init?(_ row: ViewRow) {
        guard let hash = row.lookup, var fields = Optional(row.body) else { return nil }
        fields["hash"] = .string(hash)
        guard let token = try? Token(JSONFields(.object(fields))) else { return nil }
        self = token
    }
}
