import MooringModel
import MooringService
import Projections
import Testing

/// Mooring's own data directory is no destination.
@Suite struct DestinationTests {
    private func failed(_ harbor: Harbor, _ root: String, _ path: String) async throws -> String? {
        let id = try await harbor.draft(nil, connector: "local-directory")
        _ = try await harbor.registry.editIntegration(
            try await harbor.operatorCall, id,
            .init(configuration: ["root": .string(harbor.ground.path(root)), "path": .string(path)]))
        _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
        let report = try await harbor.registry.latestReport(try await harbor.operatorCall, id).0
        return report.checks.first { $0.status == .failed }.map { "\($0.id) \($0.message)" }
    }

    @Test func `a directory that is the data directory, lies in it, or in a root within it`() async throws {
        try await withHarbor { harbor in
            try harbor.ground.makeDirectory("exports/data/below/it")
            try harbor.ground.makeDirectory("data/within/some")
            #expect(try await failed(harbor, "exports", "data") == "is-directory private")
            #expect(try await failed(harbor, "exports", "data/below") == "exists private")
            #expect(try await failed(harbor, "exports", "data/below/it") == "exists private")
            #expect(try await failed(harbor, "data/within", "some") == "allowed-root private")
            try harbor.ground.makeDirectory("exports/database")
            #expect(try await failed(harbor, "exports", "database") == nil)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `an export whose keys lead into the data directory writes nothing there`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let integration = try await harbor.active(path: "search")
            try harbor.ground.makeDirectory("exports/search/data")
            let job = try await harbor.finishedExport(through: integration, to: "data")
            #expect(harbor.failure(job).code == "access-denied")
            #expect(try harbor.ground.files(below: "exports/search/data").isEmpty)
        }
    }
}
