package import MooringModel

/// Who asks, with what he may do at this moment.
package struct Caller: Sendable {
    package var actor: Actor
    /// nil for Mooring itself.
    package var principal: PrincipalID?
    package var grants: [Grant]
    /// The token that was shown; nil for Mooring itself.
    package var token: Token?

    package struct Grant: Sendable, Hashable {
        package var role: Role
        package var scope: Scope
    }

    /// Mooring itself, at work on its own.
    package static func system(_ id: String, via: String) -> Caller {
        Caller(
            actor: .system(id, via: via), principal: nil, grants: [Grant(role: .operator, scope: .installation)],
            token: nil)
    }

    /// The roles that hold at a place: those whose scope covers it, if the token's scope covers it too.
    package func roles(at place: Place) -> Set<Role> {
        if let token, !token.scope.covers(place) { return [] }
        return Set(grants.filter { $0.scope.covers(place) }.map(\.role))
    }

    /// What is allowed at a place: what the roles allow, within what the token's role allows.
    package func actions(at place: Place) -> Set<Action> {
        let allowed = roles(at: place).reduce(into: Set<Action>()) { $0.formUnion($1.actions) }
        return if let limit = token?.role { allowed.intersection(limit.actions) } else { allowed }
    }
}
