import ConnectorKit
import EventLog
import MooringModel
import MooringService
import Projections
import Stores
import Testing

@Suite struct ScheduleTests {
    @Test func `only what was not checked for an interval is checked again`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.active()
            let checks = { harbor.watch.externalIDs.count }
            let first = checks()
            await harbor.registry.revalidateDue(every: .seconds(3_600))
            #expect(checks() == first)
            harbor.clock.pass(seconds: 3_599)
            await harbor.registry.revalidateDue(every: .seconds(3_600))
            #expect(checks() == first)
            harbor.clock.pass(seconds: 2)
            await harbor.registry.revalidateDue(every: .seconds(3_600))
            #expect(checks() == first + 1)
            // Nothing was recorded, for nothing was new, and still it is not due again.
            await harbor.registry.revalidateDue(every: .seconds(3_600))
            #expect(checks() == first + 1)
            harbor.clock.pass(minutes: 61)
            await harbor.registry.revalidateDue(every: .seconds(3_600))
            #expect(checks() == first + 2)
        }
    }

    @Test func `drafts, suspended and deleted integrations are not checked, those in error are`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.validated("draft", path: "draft")
            let suspended = try await harbor.active("suspended", path: "suspended")
            _ = try await harbor.registry.suspendIntegration(try await harbor.operatorCall, suspended)
            let deleted = try await harbor.active("deleted", path: "deleted")
            _ = try await harbor.registry.deleteIntegration(try await harbor.operatorCall, deleted, force: false)
            let broken = try await harbor.active("broken", path: "broken")
            harbor.watch.answer(.failed("broken", blame: .project))
            _ = try await harbor.registry.revalidate(broken)
            harbor.watch.answer(.passed("well"))
            let before = harbor.watch.externalIDs.count
            harbor.clock.pass(days: 1)
            await harbor.registry.revalidateDue(every: .seconds(3_600))
            #expect(harbor.watch.externalIDs.count == before + 1)
            #expect(try await harbor.registry.show(harbor.systemCall, .integration, broken).status == "active")
        }
    }

    @Test func `the heads of projects are recorded, and again only those with new events`() async throws {
        try await withHarbor { harbor in
            let heads = {
                try await harbor.events().compactMap { recorded in
                    if case .log(.projectHeads(let heads)) = recorded.event { heads } else { nil }
                }
            }
            try await harbor.registry.recordProjectHeads()
            #expect(
                try await heads().map { $0.map(\.project.description) } == [[harbor.search, harbor.ads, harbor.maps]])
            try await harbor.registry.recordProjectHeads()
            #expect(try await heads().count == 1)

            _ = try await harbor.draft(in: harbor.ads)
            try await harbor.registry.recordProjectHeads()
            let last = try await heads().last.orThrow()
            #expect(last.map(\.project.description) == [harbor.ads])
            let ofAds = await harbor.store.events(matching: EventQuery(project: ProjectID(harbor.ads)))
            #expect(last.first?.events == Int64(ofAds.count))
            #expect(last.first?.lastLeaf == ofAds.last?.leaf.description)
        }
    }

    @Test func `the log is verified, and views made anew are the same`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.active()
            let call = try await harbor.operatorCall
            let report = try await harbor.registry.rebuildViews(call, replace: true)
            #expect(report.differences.isEmpty)
            #expect(try await harbor.events().last?.event.event.type == "projection.rebuilt")
            #expect(try await harbor.registry.verifyLog(call).firstBad == nil)
        }
    }
}
