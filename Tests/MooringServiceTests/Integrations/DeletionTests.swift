import EventLog
import MooringModel
import MooringService
import Projections
import Stores
import Testing

@Suite struct DeletionTests {
    private func delete(_ harbor: Harbor, _ id: String, force: Bool = false) async throws -> Refusal? {
        try await refusal {
            try await harbor.registry.deleteIntegration(try await harbor.operatorCall, id, force: force)
        }
    }

    @Test func `a deleted integration can be read and is in no list`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            #expect(try await delete(harbor, id) == nil)
            let row = try await harbor.integration(id)
            #expect(row.status == "deleted" && row.body["name"] == "backups")
            let call = try await harbor.operatorCall
            #expect(try await harbor.registry.integrations(call, project: harbor.search).isEmpty)
            #expect(
                try await harbor.registry.integrations(call, project: harbor.search, status: "deleted").map(\.key)
                    == [id])
            #expect(try await harbor.story(of: id).last == "integration.deleted")
            for ask in [
                { _ = try await harbor.registry.editIntegration(call, id, .init(description: "x")) },
                { _ = try await harbor.registry.suspendIntegration(call, id) },
                { _ = try await harbor.registry.deleteIntegration(call, id, force: false) },
            ] as [() async throws -> Void] {
                #expect(try await refusal(ask)?.code == "integration-deleted")
            }
            // Its name and its place are free again.
            #expect(try await harbor.active() != id)
        }
    }

    @Test func `deleting is refused while a job runs, naming it, and force cancels the job first`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let id = try await harbor.active()
            let job = try await harbor.export(through: id)
            let busy = try await delete(harbor, id)
            #expect(busy?.code == "integration-busy" && busy?.detail.english.contains(job) == true)

            let before = try await harbor.registry.head().position
            #expect(try await delete(harbor, id, force: true) == nil)
            let events = try await harbor.events(after: before)
            #expect(events.map(\.event.event.type) == ["export.canceled", "integration.deleted"])
            #expect(Set(events.map(\.correlation)).count == 1)
            #expect(try await harbor.job(job).status == "canceled")
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `with force, a job that a worker is at is canceled and ends`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let id = try await harbor.active()
            harbor.watch.hold("nightly/binlogs/insert_log/1/1")
            let job = try await harbor.export(through: id)
            try await harbor.withWorker {
                await harbor.watch.arrival(of: "nightly/binlogs/insert_log/1/1")
                #expect(try await delete(harbor, id)?.code == "integration-busy")
                #expect(try await delete(harbor, id, force: true) == nil)
                try await harbor.expect(job, toEndAs: .canceled)
            }
            #expect(try await harbor.status(id) == "deleted")
        }
    }

    @Test func `of a deletion and a request to export at the same time, one is refused`() async throws {
        for _ in 1...20 {
            try await withHarbor { harbor in
                _ = try await harbor.cluster()
                _ = try await harbor.backup()
                let id = try await harbor.active()
                async let deleting = delete(harbor, id)
                async let exporting = refusal { try await harbor.export(through: id) }
                let codes = [try await deleting?.code, try await exporting?.code]
                #expect(codes == [nil, "integration-deleted"] || codes == ["integration-busy", nil])
            }
        }
    }

    @Test func `a draft that nobody touched for 30 days expires and frees its name`() async throws {
        try await withHarbor { harbor in
            let forgotten = try await harbor.draft("Forgotten")
            let touched = try await harbor.draft("Touched")
            let added = try await harbor.active("Added")
            harbor.clock.pass(days: 20)
            let statuses = {
                try await [forgotten, touched, added].asyncMap {
                    try await harbor.registry.show(harbor.systemCall, .integration, $0).status
                }
            }
            _ = try await harbor.registry.editIntegration(
                harbor.systemCall, touched, .init(description: "still wanted"))
            harbor.clock.pass(seconds: 10 * 86_400 - 60)
            await harbor.registry.expireDrafts()
            #expect(try await statuses() == ["draft", "draft", "active"])
            harbor.clock.pass(seconds: 61)
            await harbor.registry.expireDrafts()
            #expect(try await statuses() == ["deleted", "draft", "active"])
            let events = try await harbor.events().filter { $0.event.event.type == "integration.deleted" }
            #expect(events.first?.event.event.data["cause"] == "expired")
            #expect(events.first?.actor.kind == .system)
            _ = try await harbor.registry.draftIntegration(
                harbor.systemCall, project: harbor.search, try harbor.new("forgotten"))
        }
    }
}
