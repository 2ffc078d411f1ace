import EventLog
import MooringModel

extension RandomWorld {
    mutating func registerPrincipal() {
        let id = PrincipalID(bits: mint())
        ask(\.principals, id, .principal(id), .register(id, kind: random.pick(.person, .service), home: .installation))
    }

    mutating func askPrincipal() {
        guard !random.once(in: 6), let principal = random.element(of: principals.values.sorted(by: \.id)),
            let id = principal.id
        else { return registerPrincipal() }
        let held = random.element(of: principal.tokens.keys.sorted())
        let token = Token(
            id: TokenID(bits: mint()), hash: "\(mint())", scope: .installation, role: random.pick(nil, .dataViewer),
            expiresAt: Sample.now.adding(seconds: Int64(random.number(below: 3)) * 86_400))
        let command: Principal.Command =
            switch random.number(below: 10) {
            case 0: .disable
            case 1: .noteRefusal(.deleteIntegrations, target: "integration/x", count: 1)
            case 2, 3, 4: .revokeToken(held ?? token.id)
            default: .issueToken(token, now: Sample.now)
            }
        if case .disable = command { return disable(id) }
        ask(\.principals, id, .principal(id), command)
    }

    /// Whoever is disabled loses its roles first; if it is the last of a kind somewhere, it stays.
    private mutating func disable(_ id: PrincipalID) {
        for scope in accessLists.keys.sorted(by: \.description) {
            ask(\.accessLists, scope, .access(scope), .revokeAll(of: id), home: home(of: scope))
        }
        if accessLists.values.contains(where: { $0.grants.values.contains { $0.principal == id } }) { return }
        ask(\.principals, id, .principal(id), .disable)
    }

    mutating func askAccess() {
        guard let organization = random.element(of: organizations.keys.sorted()),
            let project = random.element(of: projects.keys.sorted())
        else { return }
        let cluster = random.element(of: clusters.keys.sorted()) ?? Sample.cluster("in00")
        let scope = random.pick(
            Scope.installation, .organization(organization), .project(project), .cluster(cluster))
        let grantor: Set<Role> = random.pick(
            [.operator], [.operator], [.organizationOwner], [.projectAdmin], [.auditor])
        if random.once(in: 2) {
            grantRole(random.element(of: Role.allCases) ?? .auditor, in: scope, by: grantor)
        } else if let grant = random.element(of: (accessLists[scope]?.grants ?? [:]).keys.sorted()) {
            ask(\.accessLists, scope, .access(scope), .revoke(grant, grantor: grantor), home: home(of: scope))
        }
    }

    mutating func grantRole(_ role: Role, in scope: Scope, by grantor: Set<Role> = [.operator]) {
        guard let principal = random.element(of: principals.values.sorted(by: \.id)) else { return }
        ask(
            \.accessLists, scope, .access(scope),
            .grant(GrantID(bits: mint()), role, to: principal, in: scope, grantor: grantor), home: home(of: scope))
    }
}
