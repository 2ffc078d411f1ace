import MooringModel
import MooringService
import Projections
import Testing

@Suite struct ProjectTests {
    @Test func `everybody sees the projects that he may see, and their organizations`() async throws {
        try await withHarbor { harbor in
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            let owner = try await harbor.person(.organizationOwner, in: harbor.acme)
            let seen = { (person: Person) in
                let call = try await harbor.call(person)
                return (
                    Set(try await harbor.registry.projects(call, organization: nil).map(\.key)),
                    Set(try await harbor.registry.organizations(call).map(\.key))
                )
            }
            #expect(try await seen(viewer) == ([harbor.search], [harbor.acme]))
            #expect(try await seen(owner) == ([harbor.search, harbor.ads], [harbor.acme]))
            #expect(
                try await seen(harbor.harborMaster) == (
                    [harbor.search, harbor.ads, harbor.maps], [harbor.acme, harbor.globex]
                ))
            let shown = try await harbor.registry.organization(try await harbor.call(viewer), harbor.acme)
            #expect(shown.body["name"] == "Acme")
            let foreign = try await refusal {
                try await harbor.registry.organization(try await harbor.call(viewer), harbor.globex)
            }
            #expect(foreign?.code == "organization-not-found")
        }
    }

    @Test func `a token for one project shows its organization and no other`() async throws {
        try await withHarbor { harbor in
            let narrow = try await harbor.person(
                .auditor, in: "installation", tokenScope: try Harbor.scope(harbor.search))
            let call = try await harbor.call(narrow)
            #expect(try await harbor.registry.projects(call, organization: nil).map(\.key) == [harbor.search])
            #expect(try await harbor.registry.organizations(call).map(\.key) == [harbor.acme])
        }
    }

    @Test func `pages of what one may see are full, whatever lies between`() async throws {
        try await withHarbor { harbor in
            for number in 1...6 {
                for organization in [harbor.acme, harbor.globex] {
                    _ = try await harbor.registry.createProject(
                        try await harbor.operatorCall, organization: organization, name: "More \(number)")
                }
            }
            let owner = try await harbor.person(.organizationOwner, in: harbor.acme)
            var (seen, after): ([String], String?) = ([], nil)
            while true {
                let page = try await harbor.registry.projects(
                    try await harbor.call(owner), organization: nil, page: .init(limit: 3, after: after))
                seen += page.map(\.key)
                guard page.count == 3 else { break }
                after = page.last?.key
            }
            #expect(seen.count == 8 && Set(seen).count == 8 && seen == seen.sorted())
        }
    }

    @Test func `another spelling of an identifier is not found, and never an empty list`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let (call, project) = (try await harbor.operatorCall, harbor.search.lowercased())
            #expect(try await refusal { try await harbor.registry.clusters(call, project: project) }?.kind == .notFound)
            #expect(try await refusal { try await harbor.registry.regions(call, project: project) }?.kind == .notFound)
            #expect(
                try await refusal { try await harbor.registry.show(call, .project, project) }?.kind == .notFound)
        }
    }

    @Test func `a project with something in it is not removed`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let draft = try await harbor.draft()
            let remove = {
                try await refusal {
                    try await harbor.registry.removeProject(try await harbor.operatorCall, harbor.search)
                }
            }
            let full = try await remove()
            #expect(full?.code == "project-not-empty")
            #expect(full?.detail.english.contains("in01") == true && full?.detail.english.contains(draft) == true)
            _ = try await harbor.registry.removeCluster(try await harbor.operatorCall, "in01")
            _ = try await harbor.registry.deleteIntegration(try await harbor.operatorCall, draft, force: false)
            #expect(try await remove() == nil)
            let listed = try await harbor.registry.projects(try await harbor.operatorCall, organization: harbor.acme)
            #expect(listed.map(\.key) == [harbor.ads])
            #expect(try await refusal { try await harbor.draft() }?.code == "project-not-found")
        }
    }
}
