import EventLog
import MooringModel
import Projections
import Stores
import Testing

extension Guarantee {
    /// What is read of the views.
    static let views: [Guarantee] = [
        Guarantee("whoever has a receipt reads what it changed") { story in
            let id = try await story.appendDrafted(name: "backups")
            let draft = try await story.store.views.row(.integration, key: id.description, asOf: nil)
            #expect(draft?.status == "draft" && draft?.version == Version(1) && draft?.body["name"] == "backups")
            let receipt = try await story.append(story.deleted(id))
            let deleted = try await story.store.views.row(.integration, key: id.description, asOf: nil)
            #expect(deleted?.status == "deleted" && deleted?.version == Version(2))
            #expect(deleted?.validFrom == receipt.positions.upperBound && deleted?.validTo == nil)
        },
        Guarantee("a row that was is read as of any position at which it held") { story in
            try await story.appendTenancy()
            let key = try await story.appendDrafted(name: "backups").description
            let id = try #require(IntegrationID(key))
            try await story.append(story.clusterRegistered())
            try await story.append(story.described(id, name: "logs", ""))
            let names: [(Int64, JSONValue?)] = [
                (0, nil), (4, nil), (5, "backups"), (6, "backups"), (7, "logs"), (99, "logs"),
            ]
            for (position, name) in names {
                let row = try await story.store.views.row(.integration, key: key, asOf: Position(position))
                #expect(row?.body["name"] == name, "as of \(position)")
                let rows = try await story.store.views.rows(ViewQuery(.integration, asOf: Position(position)))
                #expect(rows == row.map { [$0] } ?? [], "as of \(position)")
            }
            let first = try await story.store.views.row(.integration, key: key, asOf: Position(6))
            #expect(first?.validFrom == Position(5) && first?.validTo == Position(7))
        },
        Guarantee("a row that one append changes twice held in between too") { story in
            let id = story.newID(IntegrationID.self)
            try await story.append(story.drafted(id, name: "backups"), story.described(id, name: "logs", ""))
            let (first, second) = (
                try await story.store.views.row(.integration, key: id.description, asOf: Position(1)),
                try await story.store.views.row(.integration, key: id.description, asOf: nil)
            )
            #expect(first?.body["name"] == "backups" && first?.validTo == Position(2))
            #expect(second?.body["name"] == "logs" && second?.validFrom == Position(2))
        },
        Guarantee("there is no row of what is not there, nor under another view") { story in
            let key = try await story.appendDrafted(name: "backups").description
            #expect(try await story.store.views.row(.integration, key: "integ-none", asOf: nil) == nil)
            #expect(try await story.store.views.row(.cluster, key: key, asOf: nil) == nil)
            #expect(try await story.keys(ViewQuery(.cluster)) == [])
        },
        Guarantee("rows come in the order of their keys' bytes, page by page") { story in
            for name in ["b", "B", "a.1", "a-1", "a_1", "A", "10", "9"] {
                let id = try #require(ClusterID(name))
                try await story.append(
                    story.event(
                        ClusterEvent.registered(id: id, project: story.project, region: story.region, plan: .free),
                        in: .cluster(id), of: story.project))
            }
            let all = ["10", "9", "A", "B", "a-1", "a.1", "a_1", "b"]
            #expect(try await story.keys(ViewQuery(.cluster)) == all)
            #expect(try await story.keys(ViewQuery(.cluster, limit: 3)) == ["10", "9", "A"])
            #expect(try await story.keys(ViewQuery(.cluster, after: "A", limit: 3)) == ["B", "a-1", "a.1"])
            #expect(try await story.keys(ViewQuery(.cluster, after: "a.0")) == ["a.1", "a_1", "b"])
            #expect(try await story.keys(ViewQuery(.cluster, after: "b")) == [])
            #expect(
                try await story.keys(ViewQuery(.cluster, after: "9", limit: 9, asOf: Position(4))) == [
                    "B", "a-1", "a.1", "b",
                ])
        },
        Guarantee("rows are found by scope, region, status, a second key and what their bodies say") { story in
            let a = try await story.appendDrafted(name: "a")
            let b = try await story.appendDrafted(name: "b", in: story.otherRegion)
            let c = try await story.appendDrafted(name: "c", of: story.otherProject)
            try await story.append(story.added(b, at: "b"))
            try await story.append(story.deleted(c))
            let job = story.newID(JobID.self)
            try await story.append(try story.exportRequested(job, through: b))
            func found(_ query: ViewQuery) async throws -> [IntegrationID] {
                try await story.keys(query).compactMap(IntegrationID.init)
            }
            let (scope, other) = (story.project.description, story.otherProject.description)
            #expect(try await found(ViewQuery(.integration, scope: scope)) == [a, b])
            #expect(try await found(ViewQuery(.integration, scope: other)) == [c])
            #expect(try await found(ViewQuery(.integration, region: story.otherRegion.description)) == [b])
            #expect(
                try await found(ViewQuery(.integration, scope: scope, region: story.region.description)) == [a])
            #expect(try await found(ViewQuery(.integration, statuses: ["draft", "active"])) == [a, b])
            #expect(try await found(ViewQuery(.integration, statuses: ["deleted"])) == [c])
            #expect(try await found(ViewQuery(.integration, statuses: [])) == [])
            #expect(try await found(ViewQuery(.integration, statuses: ["active"], asOf: Position(3))) == [])
            #expect(try await found(ViewQuery(.integration, scope: scope, after: a.description)) == [b])
            #expect(try await found(ViewQuery(.integration, matching: ["name": "b"])) == [b])
            #expect(
                try await found(ViewQuery(.integration, matching: ["connector": "amazon-s3", "name": "c"])) == [c])
            #expect(try await found(ViewQuery(.integration, matching: ["color": "b"])) == [])
            #expect(try await story.keys(ViewQuery(.job, lookup: b.description)) == [job.description])
            #expect(try await story.keys(ViewQuery(.job, lookup: a.description)) == [])
        },
    ]
}
