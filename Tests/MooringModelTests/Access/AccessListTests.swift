import DomainSamples
import MooringModel
import Testing

@Suite struct AccessListTests {
    private static let organization = Scope.organization(Sample.organization)

    private func list(_ role: Role, in scope: Scope, of principal: PrincipalID = Sample.alice) -> AccessList {
        AccessList(folding: [.granted(id: Sample.grant, principal: principal, role: role, scope: scope)])
    }

    private func grant(
        _ role: Role, in scope: Scope = organization, by grantor: Set<Role>,
        to principal: Principal = .sample(Sample.bob)
    ) -> AccessList.Command {
        .grant(Sample.otherGrant, role, to: principal, in: scope, grantor: grantor)
    }

    @Test func `a role is granted to a principal in a scope`() throws {
        #expect(
            try AccessList().decide(grant(.auditor, by: [.organizationOwner])) == [
                .granted(id: Sample.otherGrant, principal: Sample.bob, role: .auditor, scope: Self.organization)
            ])
    }

    @Test func `granting what is granted changes nothing`() throws {
        let list = list(.auditor, in: Self.organization, of: Sample.bob)
        #expect(try list.decide(grant(.auditor, by: [.operator])) == [])
        #expect(try list.decide(grant(.dataAdmin, by: [.operator])).count == 1)
    }

    @Test func `a role is not granted where it makes no sense`() {
        #expect(AccessList().refusal(of: grant(.operator, by: [.operator]))?.code == "role-out-of-scope")
        let owner = grant(.organizationOwner, in: .project(Sample.project), by: [.operator])
        #expect(AccessList().refusal(of: owner)?.code == "role-out-of-scope")
    }

    @Test func `nobody grants or revokes a role above the own`() {
        #expect(AccessList().refusal(of: grant(.organizationOwner, by: [.projectAdmin]))?.code == "role-above-own")
        #expect(AccessList().refusal(of: grant(.dataViewer, by: [.dataAdmin]))?.code == "role-above-own")
        #expect(AccessList().refusal(of: grant(.dataViewer, by: []))?.code == "role-above-own")
        let owners = list(.organizationOwner, in: Self.organization)
        #expect(owners.refusal(of: .revoke(Sample.grant, grantor: [.projectAdmin]))?.code == "role-above-own")
    }

    @Test func `one role of several is enough to grant`() {
        #expect(AccessList().refusal(of: grant(.auditor, by: [.auditor, .projectAdmin])) == nil)
    }

    @Test func `an unknown and a disabled principal get no role`() throws {
        let disabled = try Principal.sample().after(.disable)
        #expect(AccessList().refusal(of: grant(.auditor, by: [.operator], to: disabled))?.code == "principal-disabled")
        #expect(
            AccessList().refusal(of: grant(.auditor, by: [.operator], to: Principal()))?.code == "principal-not-found")
    }

    @Test func `a grant's identifier is used once`() {
        let list = list(.auditor, in: Self.organization)
        let again = AccessList.Command.grant(
            Sample.grant, .dataViewer, to: .sample(Sample.bob), in: Self.organization, grantor: [.operator])
        #expect(list.refusal(of: again)?.code == "grant-taken")
    }

    @Test func `a role is revoked by its grant`() throws {
        var list = list(.auditor, in: Self.organization)
        #expect(
            try list.carryOut(.revoke(Sample.grant, grantor: [.projectAdmin]))
                == [.revoked(id: Sample.grant, principal: Sample.alice, role: .auditor)])
        #expect(list.grants.isEmpty)
        #expect(list.refusal(of: .revoke(Sample.grant, grantor: [.operator]))?.code == "grant-not-found")
    }

    @Test func `the last operator and an organization's last owner stay`() throws {
        for (role, scope) in [(Role.operator, Scope.installation), (.organizationOwner, Self.organization)] {
            let one = list(role, in: scope)
            #expect(one.refusal(of: .revoke(Sample.grant, grantor: [.operator]))?.code == "last-holder")
            #expect(one.refusal(of: .revokeAll(of: Sample.alice))?.code == "last-holder")
            let two = try one.after(grant(role, in: scope, by: [.operator]))
            #expect(two.refusal(of: .revoke(Sample.grant, grantor: [.operator])) == nil)
            #expect(try two.after(.revokeAll(of: Sample.alice)).grants.count == 1)
        }
    }

    @Test func `an owner for the whole installation may go`() throws {
        let list = list(.organizationOwner, in: .installation)
        #expect(list.refusal(of: .revoke(Sample.grant, grantor: [.operator])) == nil)
    }

    @Test func `whoever is disabled loses all roles at once, in the order of the grants`() throws {
        let list = try list(.auditor, in: Self.organization, of: Sample.bob).after(grant(.dataAdmin, by: [.operator]))
        #expect(
            try list.decide(.revokeAll(of: Sample.bob)) == [
                .revoked(id: Sample.grant, principal: Sample.bob, role: .auditor),
                .revoked(id: Sample.otherGrant, principal: Sample.bob, role: .dataAdmin),
            ])
        #expect(try list.decide(.revokeAll(of: Sample.alice)) == [])
    }
}
