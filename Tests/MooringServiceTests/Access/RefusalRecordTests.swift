import EventLog
import MooringModel
import MooringService
import Testing

/// What was asked for and not allowed is in the log, without anybody being able to fill the log with it.
@Suite struct RefusalRecordTests {
    private func refused(_ harbor: Harbor) async throws -> [(actor: String, count: Int64?, target: String?)] {
        try await harbor.events().filter { $0.event.event.type == "access.refused" }.map {
            ($0.actor.id, $0.event.event.data["count"]?.integerValue, $0.event.event.data["target"]?.stringValue)
        }
    }

    private func draft(_ harbor: Harbor, _ person: Person, in project: String) async throws {
        _ = try await refusal {
            try await harbor.registry.draftIntegration(
                try await harbor.call(person), project: project, try harbor.new("backups"))
        }
    }

    @Test func `the first refused change is recorded at once, the others of the hour as one number`() async throws {
        try await withHarbor { harbor in
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            for _ in 1...5 { try await draft(harbor, viewer, in: harbor.search) }
            let atOnce = try await refused(harbor)
            #expect(atOnce.map(\.count) == [1])
            #expect(atOnce.first?.actor == viewer.id)
            #expect(atOnce.first?.target == "project/\(harbor.search)")

            await harbor.registry.recordRefusals(all: false)
            #expect(try await refused(harbor).count == 1)
            harbor.clock.pass(minutes: 60)
            await harbor.registry.recordRefusals(all: false)
            #expect(try await refused(harbor).map(\.count) == [1, 4])

            // A new hour begins anew.
            try await draft(harbor, viewer, in: harbor.search)
            #expect(try await refused(harbor).map(\.count) == [1, 4, 1])
            harbor.clock.pass(minutes: 60)
            await harbor.registry.recordRefusals(all: false)
            #expect(try await refused(harbor).count == 3)
        }
    }

    @Test func `each target and each action counts by itself`() async throws {
        try await withHarbor { harbor in
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            try await draft(harbor, viewer, in: harbor.search)
            try await draft(harbor, viewer, in: harbor.maps)
            _ = try await refusal {
                try await harbor.registry.storeSecret(
                    try await harbor.call(viewer), project: harbor.search, name: "key", value: [1])
            }
            #expect(try await refused(harbor).map(\.count) == [1, 1, 1])
        }
    }

    @Test func `the number is recorded when the process stops, even if its hour still runs`() async throws {
        try await withHarbor { harbor in
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            for _ in 1...3 { try await draft(harbor, viewer, in: harbor.search) }
            await harbor.registry.recordRefusals(all: true)
            #expect(try await refused(harbor).map(\.count) == [1, 2])
        }
    }

    @Test func `what was only to be read is not recorded`() async throws {
        try await withHarbor { harbor in
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            _ = try await refusal {
                try await harbor.registry.secrets(try await harbor.call(viewer), project: harbor.search)
            }
            #expect(try await refused(harbor).isEmpty)
        }
    }
}
