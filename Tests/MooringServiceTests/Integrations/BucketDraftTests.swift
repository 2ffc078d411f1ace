import MooringModel
import MooringService
import Projections
import Testing

@Suite struct BucketDraftTests {
    private func draft(
        _ harbor: Harbor, of bucket: String = "acme", in project: String? = nil, as person: Person? = nil
    ) async throws -> ViewRow {
        var new = try harbor.new(nil, path: "search")
        new.bucket = bucket
        let call = if let person { try await harbor.call(person) } else { harbor.systemCall }
        return try await harbor.registry.bucketDraft(call, project: project ?? harbor.search, new)
    }

    private func externalID(_ row: ViewRow) throws -> String { try row.body["externalId"]?.stringValue.orThrow() ?? "" }

    @Test func `a bucket's draft is the same however often it is asked for`() async throws {
        try await withHarbor { harbor in
            let first = try await draft(harbor)
            #expect(first.status == "draft" && first.body["name"] == nil && first.body["bucket"] == "acme")
            let edit = Registry.Edit(description: "still without a name", configuration: harbor.configuration("else"))
            _ = try await harbor.registry.editIntegration(try await harbor.operatorCall, first.key, edit)
            let second = try await draft(harbor)
            #expect(second.key == first.key)
            #expect(try externalID(second) == externalID(first))
        }
    }

    @Test func `many who ask at once are given one draft`() async throws {
        try await withHarbor { harbor in
            let keys = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<20 { group.addTask { try await draft(harbor).key } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(keys.count == 1)
            let rows = try await harbor.registry.integrations(try await harbor.operatorCall, project: harbor.search)
            #expect(rows.map(\.key) == Array(keys))
        }
    }

    @Test func `another project, region or bucket has another draft`() async throws {
        try await withHarbor { harbor in
            let drafts = [
                try await draft(harbor), try await draft(harbor, of: "acme2"),
                try await draft(harbor, in: harbor.ads), try await draft(harbor, of: "Acme"),
            ]
            #expect(Set(drafts.map(\.key)).count == drafts.count)
            #expect(Set(try drafts.map(externalID)).count == drafts.count)
        }
    }

    @Test func `a draft that gets a name is no longer the bucket's`() async throws {
        try await withHarbor { harbor in
            let first = try await draft(harbor)
            let edit = Registry.Edit(name: "Exports")
            _ = try await harbor.registry.editIntegration(try await harbor.operatorCall, first.key, edit)
            #expect(try await harbor.integration(first.key).body["bucket"] == nil)
            #expect(try await draft(harbor).key != first.key)
        }
    }

    @Test func `a draft that is deleted or expires is no longer the bucket's`() async throws {
        try await withHarbor { harbor in
            let first = try await draft(harbor)
            _ = try await harbor.registry.deleteIntegration(try await harbor.operatorCall, first.key, force: false)
            let second = try await draft(harbor)
            harbor.clock.pass(days: 31)
            await harbor.registry.expireDrafts()
            let third = try await draft(harbor)
            #expect(Set([first, second, third].map(\.key)).count == 3)
        }
    }

    @Test func `naming and adding happen together or not at all`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.draft("Taken")
            let id = try await draft(harbor).key
            let call = try await harbor.operatorCall
            for name in ["Exports", "taken"] {
                let refused = try await refusal {
                    try await harbor.registry.addIntegration(call, id, name: name, description: "")
                }
                #expect(refused?.code == "not-validated")
                #expect(try await harbor.integration(id).body["name"] == nil)
            }
            try harbor.ground.makeDirectory("exports/search")
            _ = try await harbor.registry.validateIntegration(call, id)
            let taken = try await refusal {
                try await harbor.registry.addIntegration(call, id, name: "taken", description: "")
            }
            #expect(taken?.code == "name-taken")
            #expect(try await harbor.status(id) == "draft")
            _ = try await harbor.registry.addIntegration(call, id, name: "Exports", description: "of Acme")
            let row = try await harbor.integration(id)
            #expect(row.status == "active" && row.body["name"] == "Exports" && row.body["bucket"] == nil)
        }
    }

    @Test func `a bucket's draft counts among the project's 100`() async throws {
        try await withHarbor { harbor in
            for number in 1...99 { _ = try await harbor.draft("Draft \(number)") }
            _ = try await draft(harbor)
            let refused = try await refusal { try await draft(harbor, of: "one-more") }
            #expect(refused?.code == "too-many-drafts")
            _ = try await draft(harbor)
        }
    }

    @Test func `who may not create integrations is given no bucket's draft, even if it is there`() async throws {
        try await withHarbor { harbor in
            let there = try await draft(harbor)
            let admin = try await harbor.person(.projectAdmin, in: harbor.search)
            #expect(try await draft(harbor, as: admin).key == there.key)
            let stranger = try await harbor.person(.projectAdmin, in: harbor.maps)
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            for (person, code) in [(stranger, "project-not-found"), (viewer, "forbidden")] {
                let refused = try await refusal { try await draft(harbor, as: person) }
                #expect(refused?.code == code)
            }
        }
    }
}
