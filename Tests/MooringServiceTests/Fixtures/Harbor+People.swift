import EventLog
import MooringModel
import MooringService
import Projections

extension Harbor {
    /// A request of somebody, who shows the token anew as with every request.
    func call(
        _ person: Person, reason: String? = nil, ifMatch: Version? = nil, key: IdempotencyKey? = nil
    ) async throws -> Call {
        Call(
            caller: try await registry.authenticate(person.token, address: "192.0.2.7"), reason: reason,
            correlation: registry.newCorrelation(), ifMatch: ifMatch, idempotency: key)
    }

    var operatorCall: Call { get async throws { try await call(harborMaster) } }

    /// Mooring itself: for what is asked when every token has expired.
    var systemCall: Call { registry.systemCall("tests", via: "test") }

    /// A service principal with a role in a scope, and a token for all that it may do.
    func person(
        _ role: Role, in scope: String, home: String? = nil, tokenScope: Scope = .installation, tokenRole: Role? = nil
    ) async throws -> Person {
        let id = try await newcomer(home: home ?? scope)
        _ = try await registry.grant(try await operatorCall, role: role, to: id, in: try Self.scope(scope))
        return Person(id: id, token: try await token(of: id, scope: tokenScope, role: tokenRole))
    }

    /// A principal without any rights.
    func newcomer(home: String = "installation", kind: Actor.Kind = .service) async throws -> String {
        try await registry.registerPrincipal(
            try await operatorCall, kind: kind, home: try Self.scope(home), name: nil, email: nil
        ).subject.identifier
    }

    func token(
        of principal: String, scope: Scope = .installation, role: Role? = nil, days: Int64 = 30
    ) async throws -> String {
        try await registry.issueToken(
            try await operatorCall, for: principal, scope: scope, role: role,
            expiresAt: clock.now.adding(seconds: days * 86_400)
        ).text.orThrow()
    }

    static func scope(_ text: String) throws -> Scope { try Scope(text).orThrow() }

    /// The grants of a principal, by their identifiers.
    func grants(of principal: String, in scope: String) async throws -> [String] {
        try await registry.grants(try await operatorCall, scope: try Self.scope(scope))
            .filter { $0.lookup == principal }.map(\.key)
    }
}
