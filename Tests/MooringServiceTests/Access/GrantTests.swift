import MooringModel
import MooringService
import Projections
import Stores
import Testing

@Suite struct GrantTests {
    @Test func `nobody grants a role above his own`() async throws {
        try await withHarbor { harbor in
            let admin = try await harbor.person(.projectAdmin, in: harbor.search)
            let owner = try await harbor.person(.organizationOwner, in: harbor.acme)
            let guest = try await harbor.newcomer()
            let upward = try await refusal {
                try await harbor.registry.grant(
                    try await harbor.call(owner), role: .operator, to: guest, in: .installation)
            }
            #expect(upward?.code == "forbidden")
            // In a project an owner's role cannot be granted at all, so the admin tries it through a role that can.
            let inProject = try await refusal {
                try await harbor.registry.grant(
                    try await harbor.call(admin), role: .organizationOwner, to: guest,
                    in: try Harbor.scope(harbor.search))
            }
            #expect(inProject?.code == "role-out-of-scope")
            #expect(try await harbor.grants(of: guest, in: harbor.search) == [])
            #expect(try await harbor.grants(of: guest, in: "installation") == [])
        }
    }

    @Test func `nobody grants outside his scope`() async throws {
        try await withHarbor { harbor in
            let admin = try await harbor.person(.projectAdmin, in: harbor.search)
            let guest = try await harbor.newcomer()
            for scope in [harbor.ads, harbor.maps, harbor.acme] {
                let refused = try await refusal {
                    try await harbor.registry.grant(
                        try await harbor.call(admin), role: .dataViewer, to: guest, in: try Harbor.scope(scope))
                }
                #expect(refused?.kind == .notFound, "\(scope)")
            }
            let everywhere = try await refusal {
                try await harbor.registry.grant(
                    try await harbor.call(admin), role: .dataViewer, to: guest, in: .installation)
            }
            #expect(everywhere?.code == "forbidden")
            _ = try await harbor.registry.grant(
                try await harbor.call(admin), role: .dataViewer, to: guest, in: try Harbor.scope(harbor.search))
            #expect(try await harbor.grants(of: guest, in: harbor.search).count == 1)
        }
    }

    @Test func `a token that is limited to a role grants no more than that role could`() async throws {
        try await withHarbor { harbor in
            let owner = try await harbor.person(.organizationOwner, in: harbor.acme)
            let text = try await harbor.token(of: owner.id, role: .projectAdmin)
            let limited = Person(id: owner.id, token: text)
            let guest = try await harbor.newcomer()
            let refused = try await refusal {
                try await harbor.registry.grant(
                    try await harbor.call(limited), role: .organizationOwner, to: guest,
                    in: try Harbor.scope(harbor.acme))
            }
            #expect(refused?.code == "role-above-own")
            _ = try await harbor.registry.grant(
                try await harbor.call(limited), role: .projectAdmin, to: guest, in: try Harbor.scope(harbor.acme))
        }
    }

    @Test func `the last operator and the last owner cannot be revoked or disabled`() async throws {
        try await withHarbor { harbor in
            let owner = try await harbor.person(.organizationOwner, in: harbor.acme)
            for (person, scope) in [(harbor.harborMaster.id, "installation"), (owner.id, harbor.acme)] {
                let grant = try await harbor.grants(of: person, in: scope).first.orThrow()
                let revoked = try await refusal {
                    try await harbor.registry.revoke(try await harbor.operatorCall, grant: grant)
                }
                #expect(revoked?.code == "last-holder")
                let disabled = try await refusal {
                    try await harbor.registry.disablePrincipal(try await harbor.operatorCall, person)
                }
                #expect(disabled?.code == "last-holder")
            }
            let second = try await harbor.person(.organizationOwner, in: harbor.acme)
            let grant = try await harbor.grants(of: owner.id, in: harbor.acme).first.orThrow()
            _ = try await harbor.registry.revoke(try await harbor.call(second), grant: grant)
            #expect(try await harbor.grants(of: owner.id, in: harbor.acme) == [])
        }
    }

    @Test func `nothing is granted in an organization or a project that is not there`() async throws {
        try await withHarbor { harbor in
            let guest = try await harbor.newcomer()
            let absent = try Berth.absent()
            for scope in [absent.organization, absent.project] {
                let granted = try await refusal {
                    try await harbor.registry.grant(
                        try await harbor.operatorCall, role: .dataViewer, to: guest, in: try Harbor.scope(scope))
                }
                #expect(granted?.kind == .notFound)
                let registered = try await refusal { try await harbor.newcomer(home: scope) }
                #expect(registered?.kind == .notFound)
            }
        }
    }

    @Test func `a revoked grant counts from the next request on, and the past shows it`() async throws {
        try await withHarbor { harbor in
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            let before = try await harbor.registry.head().position
            _ = try await harbor.registry.clusters(try await harbor.call(viewer), project: harbor.search)
            let grant = try await harbor.grants(of: viewer.id, in: harbor.search).first.orThrow()
            _ = try await harbor.registry.revoke(try await harbor.operatorCall, grant: grant)
            let refused = try await refusal {
                try await harbor.registry.clusters(try await harbor.call(viewer), project: harbor.search)
            }
            #expect(refused?.kind == .notFound)
            let past = try await harbor.registry.grants(
                try await harbor.operatorCall, scope: try Harbor.scope(harbor.search), asOf: before)
            #expect(past.contains { $0.key == grant })
            // The past is read with the rights of today.
            let asOf = try await refusal {
                try await harbor.registry.clusters(
                    try await harbor.call(viewer), project: harbor.search, asOf: before)
            }
            #expect(asOf?.kind == .notFound)
        }
    }
}
