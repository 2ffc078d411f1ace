import EventLog
package import MooringModel
package import Projections
import Stores

extension Registry {
    // MARK: Principals

    /// Makes a person or a service known.
    ///
    /// - Parameters:
    ///   - home: the scope whose administrators look after it.
    ///   - name: kept apart from the log, so that it can be erased.
    package func registerPrincipal(
        _ call: Call, kind: Actor.Kind, home: Scope, name: String?, email: String?
    ) async throws(Refusal) -> Recorded {
        let (place, belonging) = try await place(of: home)
        try await authorize(call, .grantAccess, at: place, target: home.target)
        let profile = try Self.profile(name: name, email: email)
        let id: PrincipalID = newIdentifier()
        let recorded = try await change(call, about: .principal(id)) { change throws(Refusal) in
            var principal = try await change.load(Principal.self, .principal(id))
            try change.decide(.register(id, kind: kind, home: home), on: &principal, .principal(id), belonging)
        }
        if let profile, !recorded.isReplay {
            try await reading { () async throws(StoreError) in try await ports.profiles.save(profile, of: id) }
        }
        return recorded
    }

    /// Disables a principal: his tokens end and his grants are revoked, in one append.
    package func disablePrincipal(_ call: Call, _ principal: String) async throws(Refusal) -> Recorded {
        let (id, belonging) = try await administered(call, principal)
        let scopes = try await grants(of: id).map(\.scope)
        return try await change(call, about: .principal(id)) { change throws(Refusal) in
            for scope in Set(scopes).sorted(by: { $0.description < $1.description }) {
                var list = try await change.load(AccessList.self, .access(scope))
                let (_, scopeBelonging) = try await place(of: scope)
                try change.decide(.revokeAll(of: id), on: &list, .access(scope), scopeBelonging)
            }
            var entity = try await change.loadSubject(Principal.self, .principal(id))
            try change.decide(.disable, on: &entity, .principal(id), belonging)
        }
    }

    /// Replaces what is known of a principal as a person; a nil name erases it.
    package func saveProfile(
        _ call: Call, _ principal: String, name: String?, email: String?
    ) async throws(Refusal) {
        let (id, _) = try await administered(call, principal)
        let profile = try Self.profile(name: name, email: email)
        try await reading { () async throws(StoreError) in try await ports.profiles.save(profile, of: id) }
    }

    private static func profile(name: String?, email: String?) throws(Refusal) -> Profile? {
        guard let name else { return nil }
        return Profile(name: try Name.checked(name), email: email)
    }

    /// The principals of a home scope, with what is known of them as persons.
    package func principals(
        _ call: Call, home: Scope, asOf: Position? = nil, page: Page = Page()
    ) async throws(Refusal) -> [(row: ViewRow, name: String?, email: String?)] {
        let (place, _) = try await place(of: home)
        try await authorize(call, .grantAccess, at: place, target: home.target, isChange: false)
        let rows = try await rows(
            ViewQuery(.principal, scope: home.description, after: page.after, limit: page.limit, asOf: asOf))
        let profiles = try await reading { () async throws(StoreError) in
            try await ports.profiles.profiles(of: Set(rows.compactMap { PrincipalID($0.key) }))
        }
        return rows.map { row in
            let profile = PrincipalID(row.key).flatMap { profiles[$0] }
            return (row, profile?.name, profile?.email)
        }
    }

    /// A principal that the caller looks after.
    private func administered(_ call: Call, _ principal: String) async throws(Refusal) -> (PrincipalID, Belonging) {
        let row = try await existing(.principal, principal)
        let (place, belonging) = try await place(of: row)
        try await authorize(call, .grantAccess, at: place, target: "principal/\(principal)")
        guard let id = PrincipalID(row.key) else { throw .notFound("principal", principal) }
        return (id, belonging)
    }

    // MARK: Grants

    /// Grants a role. The change's subject is the scope's access list; the grant itself is found by its event.
    package func grant(
        _ call: Call, role: Role, to principal: String, in scope: Scope
    ) async throws(Refusal) -> Recorded {
        let (place, belonging) = try await place(of: scope)
        try await authorize(call, .grantAccess, at: place, target: scope.target)
        guard let principalID = PrincipalID(principal) else { throw .notFound("principal", principal) }
        return try await change(call, about: .access(scope)) { change throws(Refusal) in
            let entity = try await change.load(Principal.self, .principal(principalID))
            var list = try await change.load(AccessList.self, .access(scope))
            try change.decide(
                .grant(newIdentifier(), role, to: entity, in: scope, grantor: call.caller.effectiveRoles(at: place)),
                on: &list, .access(scope), belonging)
        }
    }

    package func revoke(_ call: Call, grant: String) async throws(Refusal) -> Recorded {
        let row = try await existing(.grant, grant)
        let (place, belonging) = try await place(of: row)
        try await authorize(call, .grantAccess, at: place, target: "grant/\(grant)")
        guard let id = GrantID(row.key), let scope = Scope(row.scope) else { throw .notFound("grant", grant) }
        return try await change(call, about: .access(scope)) { change throws(Refusal) in
            var list = try await change.load(AccessList.self, .access(scope))
            try change.decide(
                .revoke(id, grantor: call.caller.effectiveRoles(at: place)), on: &list, .access(scope), belonging)
        }
    }

    /// Grants, now or as of a position.
    ///
    /// - Parameters:
    ///   - scope: those that hold there; for whoever may grant there.
    ///   - principal: those of a principal that the caller looks after, or of himself. Nil, like the scope, for his own.
    package func grants(
        _ call: Call, scope: Scope?, principal: String? = nil, asOf: Position? = nil, page: Page = Page()
    ) async throws(Refusal) -> [ViewRow] {
        let own = call.caller.principal?.description
        let principal = scope == nil ? principal ?? own : principal
        if let scope {
            let (place, _) = try await place(of: scope)
            try await authorize(call, .grantAccess, at: place, target: scope.target, isChange: false)
        } else if let principal, principal != own {
            let (place, _) = try await place(of: try await existing(.principal, principal))
            try await authorize(call, .grantAccess, at: place, target: "principal/\(principal)", isChange: false)
        }
        return try await rows(
            ViewQuery(
                .grant, scope: scope?.description, statuses: ["active"], lookup: principal, after: page.after,
                limit: page.limit, asOf: asOf))
    }

    /// The row of the grant that a change has made, or that was there already.
    package func grantRow(
        _ recorded: Recorded, role: Role, principal: String, scope: Scope
    ) async throws(Refusal) -> ViewRow {
        let rows = try await rows(
            ViewQuery(
                .grant, scope: scope.description, statuses: ["active"], lookup: principal,
                matching: ["role": role.rawValue], asOf: recorded.position))
        guard let row = rows.last else { throw .notFound("grant", principal) }
        return row
    }

    // MARK: Tokens

    /// A token that was issued. Its text is known only here and only now.
    package struct IssuedToken: Sendable {
        package var recorded: Recorded
        package var id: TokenID
        /// nil for a repeated request: the log keeps a hash only.
        package var text: String?
    }

    /// Issues a token for oneself, or for a principal that one looks after: for a person only as his first one.
    ///
    /// - Parameters:
    ///   - principal: nil for oneself.
    ///   - role: a further limit of what the token may do.
    ///   - expiresAt: nil for a day where it is another person's, else for 30.
    package func issueToken(
        _ call: Call, for principal: String?, scope: Scope, role: Role?, expiresAt: Timestamp?
    ) async throws(Refusal) -> IssuedToken {
        guard let id = principal.map(PrincipalID.init) ?? call.caller.principal else {
            throw .notFound("principal", principal ?? "")
        }
        let row = try await existing(.principal, id.description)
        let (home, belonging) = try await place(of: row)
        let isAnother = id != call.caller.principal
        if isAnother {
            try await authorize(call, .grantAccess, at: home, target: "principal/\(id)")
            try await authorizeToken(call, of: id, scope: scope, role: role)
        } else {
            try await authorizeOwnToken(call, scope: scope, role: role)
        }
        let text = Self.tokenPrefix + Hexadecimal.text(randomness.bytes(32))
        let tokenID: TokenID = newIdentifier()
        let isFirst = isAnother && row.body["kind"]?.stringValue == Actor.Kind.person.rawValue
        let token = Token(
            id: tokenID, hash: Self.hash(ofToken: text), scope: scope, role: role,
            expiresAt: expiresAt ?? now().adding(seconds: 86_400 * (isFirst ? Principal.firstTokenDays : 30)))
        let recorded = try await change(call, about: .principal(id)) { change throws(Refusal) in
            var entity = try await change.load(Principal.self, .principal(id))
            try change.decide(
                .issueToken(token, now: now(), byAnother: isAnother), on: &entity, .principal(id), belonging)
        }
        guard recorded.isReplay, let position = recorded.position else {
            return IssuedToken(recorded: recorded, id: tokenID, text: text)
        }
        let stored = try await reading { () async throws(StoreError) in
            try await ports.events.events(matching: EventQuery(after: Position(position.value - 1), limit: 1))
        }
        guard case .principal(.tokenIssued(let earlier)) = stored.first?.event.event else {
            throw .notFound("token", tokenID.description)
        }
        return IssuedToken(recorded: recorded, id: earlier.id, text: nil)
    }

    /// Lets pass who asks for a token of his own: a limited one must not beget one with fewer limits.
    private func authorizeOwnToken(_ call: Call, scope: Scope, role: Role?) async throws(Refusal) {
        if let own = call.caller.token {
            guard own.scope == .installation || own.scope == scope, own.role == nil || own.role == role else {
                throw .tokenWider
            }
        }
        let (place, _) = try await place(of: scope)
        guard place != .installation, call.caller.actions(at: place).isEmpty else { return }
        guard try await sees(call.caller, place) else { throw .notFound(target: scope.target) }
    }

    /// Lets pass who may himself grant all that a service's token would convey: a service may have been granted more
    /// than the administrators of its home have.
    private func authorizeToken(
        _ call: Call, of service: PrincipalID, scope: Scope, role: Role?
    ) async throws(Refusal) {
        let (place, _) = try await place(of: scope)
        try await authorize(call, .grantAccess, at: place, target: scope.target)
        let mine = call.caller.actions(at: place)
        for grant in try await grants(of: service) {
            let (granted, _) = try await self.place(of: grant.scope)
            guard grant.scope.covers(place) || scope.covers(granted) else { continue }
            let conveyed = role.map { grant.role.actions.intersection($0.actions) } ?? grant.role.actions
            guard conveyed.isSubset(of: mine) else { throw .tokenWider }
        }
    }

    /// Revokes a token: one's own, or one of a principal that one looks after.
    ///
    /// - Returns: the change, and the jobs of the principal that go on.
    package func revokeToken(_ call: Call, _ token: String) async throws(Refusal) -> (Recorded, jobs: [String]) {
        let row = try await existing(.token, token)
        guard let id = TokenID(row.key), let principal = PrincipalID(row.scope) else { throw .notFound("token", token) }
        let (place, belonging) = try await place(of: row)
        if principal != call.caller.principal {
            try await authorize(call, .grantAccess, at: place, target: "token/\(token)")
        }
        let recorded = try await change(call, about: .principal(principal)) { change throws(Refusal) in
            var entity = try await change.load(Principal.self, .principal(principal))
            try change.decide(.revokeToken(id), on: &entity, .principal(principal), belonging)
        }
        let open = Set(JobStatus.allCases.filter(\.isOpen).map(\.rawValue))
        let jobs = try await rows(
            ViewQuery(.job, statuses: open, matching: ["createdBy": principal.description]))
        return (recorded, jobs.map(\.key))
    }

    /// A principal's tokens, without the revoked ones.
    package func tokens(
        _ call: Call, principal: String?, asOf: Position? = nil, page: Page = Page()
    ) async throws(Refusal) -> [ViewRow] {
        let principal = principal ?? call.caller.principal?.description ?? ""
        if principal != call.caller.principal?.description {
            let (place, _) = try await place(of: try await existing(.principal, principal))
            try await authorize(call, .grantAccess, at: place, target: "principal/\(principal)", isChange: false)
        }
        return try await rows(
            ViewQuery(
                .token, scope: principal, statuses: ["active"], after: page.after, limit: page.limit, asOf: asOf))
    }

    // MARK: The first operator

    /// Makes an operator with a token for 24 hours: at the first start, and when the last token is lost.
    package func issueOperatorToken(via: String) async throws(Refusal) -> String {
        let call = systemCall("mooring", via: via)
        let principal = try await operatorPrincipal(call)
        let text = Self.tokenPrefix + Hexadecimal.text(randomness.bytes(32))
        let token = Token(
            id: newIdentifier(), hash: Self.hash(ofToken: text), scope: .installation, role: nil,
            expiresAt: now().adding(seconds: 86_400))
        _ = try await change(call, about: .principal(principal)) { change throws(Refusal) in
            var entity = try await change.load(Principal.self, .principal(principal))
            try change.decide(.issueToken(token, now: now()), on: &entity, .principal(principal), Belonging())
        }
        return text
    }

    /// Whether anybody has been granted anything yet.
    package func hasOperator() async throws(Refusal) -> Bool {
        try await !rows(
            ViewQuery(
                .grant, scope: Scope.installation.description, statuses: ["active"],
                matching: ["role": Role.operator.rawValue], limit: 1)
        ).isEmpty
    }

    private func operatorPrincipal(_ call: Call) async throws(Refusal) -> PrincipalID {
        let operators = try await rows(
            ViewQuery(
                .grant, scope: Scope.installation.description, statuses: ["active"],
                matching: ["role": Role.operator.rawValue], limit: 1))
        if let id = operators.first?.lookup.flatMap(PrincipalID.init) { return id }
        let id: PrincipalID = newIdentifier()
        _ = try await change(call, about: .principal(id)) { change throws(Refusal) in
            var principal = try await change.load(Principal.self, .principal(id))
            try change.decide(
                .register(id, kind: .person, home: .installation), on: &principal, .principal(id), Belonging())
            var list = try await change.load(AccessList.self, .access(.installation))
            try change.decide(
                .grant(newIdentifier(), .operator, to: principal, in: .installation, grantor: [.operator]), on: &list,
                .access(.installation), Belonging())
        }
        return id
    }
}

extension Caller {
    /// The roles at a place, as far as the token lets them through.
    fileprivate func effectiveRoles(at place: Place) -> Set<Role> {
        let roles = roles(at: place)
        guard let limit = token?.role else { return roles }
        let actions = actions(at: place)
        return roles.isEmpty ? [] : roles.union([limit]).filter { $0.actions.isSubset(of: actions) }
    }
}

extension Refusal {
    fileprivate static let tokenWider = Refusal(
        "token-wider", .forbidden,
        detail: LocalizedText(
            en: "The new token would allow more than your own, or more than you may grant.",
            zhHans: "新令牌的权限会超出您自己的令牌，或超出您可授予的权限。"),
        remedy: LocalizedText(
            en: "Limit the new token with a scope and a role that you hold, or use another token to issue it.",
            zhHans: "请用您拥有的范围和角色限制新令牌，或使用其他令牌签发。"))
}
