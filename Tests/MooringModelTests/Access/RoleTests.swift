import DomainSamples
import MooringModel
import Testing

/// The table of who may do what, as the operations manual shows it.
@Suite struct RoleTests {
    // Columns: operator, organization-owner, project-admin, data-admin, data-operator, data-viewer, auditor, ingest.
    private static let table: [(Action, String)] = [
        (.createIntegrations, "x x x . . . . ."),
        (.viewIntegrations, "x x x x x x x ."),
        (.editIntegrations, "x x x x x . . ."),
        (.deleteIntegrations, "x x x x . . . ."),
        (.export, "x x x x . . . ."),
        (.viewHistory, "x x x x . . x ."),
        (.grantAccess, "x x x . . . . ."),
        (.manageSecrets, "x x x . . . . ."),
        (.manageProjects, "x x . . . . . ."),
        (.ingestAuditLog, "x x x . . . . x"),
        (.manageOrganizations, "x . . . . . . ."),
        (.manageClusters, "x . . . . . . ."),
        (.manageRoots, "x . . . . . . ."),
        (.operateInstallation, "x . . . . . . ."),
    ]

    @Test func `the table has every action once and every role`() {
        #expect(Self.table.map(\.0) == Action.allCases)
        for (_, cells) in Self.table { #expect(cells.split(separator: " ").count == Role.allCases.count) }
    }

    @Test(arguments: table)
    func `each role allows what the table says`(action: Action, cells: String) {
        for (role, cell) in zip(Role.allCases, cells.split(separator: " ")) {
            #expect(role.actions.contains(action) == (cell == "x"), "\(role.rawValue) × \(action.rawValue)")
        }
    }

    @Test func `nobody grants a role above the own`() {
        let mayGrant: [Role: Set<Role>] = [
            .operator: Set(Role.allCases),
            .organizationOwner: Set(Role.allCases).subtracting([.operator]),
            .projectAdmin: Set(Role.allCases).subtracting([.operator, .organizationOwner]),
        ]
        for role in Role.allCases {
            for other in Role.allCases {
                #expect(role.mayGrant(other) == (mayGrant[role] ?? []).contains(other), "\(role) grants \(other)")
            }
        }
    }

    @Test
    func `an operator is one of the installation, an owner none of a project, who delivers entries one of a cluster`() {
        let organization = Scope.organization(Sample.organization)
        let project = Scope.project(Sample.project)
        for role in Role.allCases {
            #expect(role.canBeGranted(in: .installation) == (role != .ingest))
            #expect(role.canBeGranted(in: organization) == ![.operator, .ingest].contains(role))
            #expect(role.canBeGranted(in: project) == ![.operator, .organizationOwner, .ingest].contains(role))
            #expect(role.canBeGranted(in: .cluster(Sample.cluster("in01"))) == (role == .ingest))
        }
    }
}
