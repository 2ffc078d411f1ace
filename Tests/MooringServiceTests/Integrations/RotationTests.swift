import ConnectorKit
import MooringModel
import MooringService
import Projections
import Testing

@Suite struct RotationTests {
    private func externalID(_ harbor: Harbor, _ id: String, _ member: String = "externalId") async throws -> String? {
        try await harbor.integration(id).body[member]?.stringValue
    }

    @Test func `a new external ID is validated first and takes effect when that has passed`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            let old = try await externalID(harbor, id).orThrow()
            _ = try await harbor.registry.startExternalIDRotation(try await harbor.operatorCall, id)
            let new = try await externalID(harbor, id, "nextExternalId").orThrow()
            #expect(new != old && new.hasPrefix("mooring-"))

            harbor.watch.answer(.failed("broken", blame: .project))
            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
            #expect(harbor.watch.externalIDs == [old, new])
            #expect(try await externalID(harbor, id) == old)
            #expect(try await harbor.status(id) == "active")
            let report = try await harbor.registry.latestReport(try await harbor.operatorCall, id).0
            #expect(report.verdict == .failed && report.externalID == new, "Who asked is told what was found.")

            harbor.watch.answer(.passed("well"))
            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
            #expect(try await externalID(harbor, id) == new)
            #expect(try await externalID(harbor, id, "retiredExternalId") == old)
            #expect(try await externalID(harbor, id, "nextExternalId") == nil)
        }
    }

    @Test func `the schedule goes on checking the external ID in force`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            let old = try await externalID(harbor, id)
            _ = try await harbor.registry.startExternalIDRotation(try await harbor.operatorCall, id)
            _ = try await harbor.registry.revalidate(id)
            #expect(harbor.watch.externalIDs.last == old)
            #expect(try await externalID(harbor, id) == old)
        }
    }

    @Test func `one rotation at a time, and it can be canceled`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            let start = {
                try await refusal {
                    try await harbor.registry.startExternalIDRotation(try await harbor.operatorCall, id)
                }
            }
            #expect(try await start() == nil)
            let first = try await externalID(harbor, id, "nextExternalId")
            #expect(try await start()?.code == "rotation-open")
            _ = try await harbor.registry.cancelExternalIDRotation(try await harbor.operatorCall, id)
            #expect(try await externalID(harbor, id, "nextExternalId") == nil)
            let none = try await refusal {
                try await harbor.registry.cancelExternalIDRotation(try await harbor.operatorCall, id)
            }
            #expect(none?.code == "no-rotation-open")
            #expect(try await start() == nil)
            #expect(try await externalID(harbor, id, "nextExternalId") != first)
        }
    }
}
