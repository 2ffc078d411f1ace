import MooringModel
import MooringService
import Testing

/// A provider may take a minute until it knows everywhere what was done there, and connectors are told when that is so.
@Suite struct FreshnessTests {
    private func validate(_ harbor: Harbor, _ id: String) async throws -> Bool? {
        _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
        return harbor.watch.freshness.last
    }

    @Test func `a configuration is fresh for a minute, a changed one again, a described one not`() async throws {
        try await withHarbor { harbor in
            try harbor.ground.makeDirectory("exports/search")
            let id = try await harbor.draft(path: "search")
            #expect(try await validate(harbor, id) == true)
            harbor.clock.pass(seconds: 50)
            #expect(try await validate(harbor, id) == true)
            harbor.clock.pass(seconds: 11)
            #expect(try await validate(harbor, id) == false)

            _ = try await harbor.registry.editIntegration(
                try await harbor.operatorCall, id, .init(description: "for the search team"))
            #expect(try await validate(harbor, id) == false)
            _ = try await harbor.registry.editIntegration(
                try await harbor.operatorCall, id, .init(configuration: harbor.configuration("search", note: "new")))
            #expect(try await validate(harbor, id) == true)
        }
    }

    @Test func `a proposal and a rotation are fresh, too`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            harbor.clock.pass(seconds: 61)
            #expect(try await validate(harbor, id) == false)
            _ = try await harbor.registry.editIntegration(
                try await harbor.operatorCall, id, .init(configuration: harbor.configuration("search", note: "new")))
            #expect(try await validate(harbor, id) == true)
            harbor.clock.pass(seconds: 61)
            _ = try await harbor.registry.startExternalIDRotation(try await harbor.operatorCall, id)
            #expect(try await validate(harbor, id) == true)
        }
    }
}
