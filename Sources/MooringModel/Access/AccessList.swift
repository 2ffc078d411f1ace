/// The grants of one scope. They share a stream, so that "the last operator stays" is a rule about one entity.
package struct AccessList: Entity {
    package var grants: [GrantID: Grant] = [:]
    /// Where the grants hold; nil before the first.
    package var scope: Scope?

    package struct Grant: Sendable, Hashable {
        package var principal: PrincipalID
        package var role: Role
    }

    package init() {}

    package enum Command: Sendable {
        /// - Parameter grantor: the roles that the one who grants holds for this scope.
        case grant(GrantID, Role, to: Principal, in: Scope, grantor: Set<Role>)
        case revoke(GrantID, grantor: Set<Role>)
        /// Revokes all that a principal has here, because it is being disabled.
        case revokeAll(of: PrincipalID)
    }

    package func decide(_ command: Command) throws(Refusal) -> [AccessEvent] {
        switch command {
        case .grant(let id, let role, let principal, let scope, let grantor):
            guard grants[id] == nil else { throw .identifierTaken("grant", id.description) }
            guard let principalID = principal.id else { throw .notFound("principal", "") }
            guard !principal.isDisabled else { throw .principalDisabled(principalID) }
            guard role.canBeGranted(in: scope) else { throw .roleOutOfScope(role, scope) }
            guard grantor.contains(where: { $0.mayGrant(role) }) else { throw .roleAboveOwn(role) }
            let isThere = grants.values.contains(Grant(principal: principalID, role: role))
            return isThere ? [] : [.granted(id: id, principal: principalID, role: role, scope: scope)]
        case .revoke(let id, let grantor):
            guard let grant = grants[id] else { throw .notFound("grant", id.description) }
            guard grantor.contains(where: { $0.mayGrant(grant.role) }) else { throw .roleAboveOwn(grant.role) }
            guard !isLast(grant.role, without: [id]) else { throw .lastHolder(grant.role) }
            return [.revoked(id: id, principal: grant.principal, role: grant.role)]
        case .revokeAll(let principal):
            let theirs = grants.filter { $0.value.principal == principal }.sorted { $0.key < $1.key }
            for (_, grant) in theirs where isLast(grant.role, without: Set(theirs.map(\.key))) {
                throw .lastHolder(grant.role)
            }
            return theirs.map { .revoked(id: $0.key, principal: principal, role: $0.value.role) }
        }
    }

    /// Whether the scope would lose its last operator or owner. An owner for the whole installation is no organization's
    /// owner, and whoever runs the installation may take the role back.
    private func isLast(_ role: Role, without removed: Set<GrantID>) -> Bool {
        let hasToStay =
            switch (role, scope) {
            case (.operator, _), (.organizationOwner, .organization): true
            default: false
            }
        return hasToStay && !grants.contains { $0.value.role == role && !removed.contains($0.key) }
    }

    package mutating func evolve(_ event: AccessEvent) {
        switch event {
        case .granted(let id, let principal, let role, let scope):
            grants[id] = Grant(principal: principal, role: role)
            self.scope = scope
        case .revoked(let id, _, _): grants[id] = nil
        }
    }
}
