import ConnectorKit
import EventLog
import MooringModel
import MooringService
import Projections
import Stores
import Testing

/// What the schedule finds changes an integration only where it is certain.
@Suite struct RevalidationTests {
    @Test func `a failed revalidation makes an error of it, a passed one recovers it`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            harbor.watch.answer(.failed("broken", blame: .project))
            _ = try await harbor.registry.revalidate(id)
            #expect(try await harbor.status(id) == "error")
            #expect(try await harbor.story(of: id).suffix(2) == ["integration.validated", "integration.degraded"])
            harbor.watch.answer(.passed("well"))
            _ = try await harbor.registry.revalidate(id)
            #expect(try await harbor.status(id) == "active")
            #expect(try await harbor.story(of: id).suffix(2) == ["integration.validated", "integration.recovered"])
        }
    }

    @Test func `the directory that is gone is found by a real check`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            try harbor.ground.remove("exports/search")
            _ = try await harbor.registry.revalidate(id)
            #expect(try await harbor.status(id) == "error")
            try harbor.ground.makeDirectory("exports/search")
            _ = try await harbor.registry.revalidate(id)
            #expect(try await harbor.status(id) == "active")
        }
    }

    @Test func `an inconclusive revalidation degrades nothing and recovers nothing`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            harbor.watch.answer(.inconclusive("unknown"))
            _ = try await harbor.registry.revalidate(id)
            #expect(try await harbor.status(id) == "active")
            harbor.watch.answer(.failed("broken", blame: .project))
            _ = try await harbor.registry.revalidate(id)
            harbor.watch.answer(.inconclusive("unknown"))
            _ = try await harbor.registry.revalidate(id)
            #expect(try await harbor.status(id) == "error")
        }
    }

    @Test func `by schedule only what is new is recorded, on request every time`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            let head = try await harbor.registry.head().position
            _ = try await harbor.registry.revalidate(id)
            #expect(try await harbor.registry.head().position == head)
            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
            #expect(try await harbor.registry.head().position == head.next)
        }
    }

    @Test func `a configuration that changes while the checks run leaves their verdict without effect`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.validated()
            let refused = try await refusal {
                try await harbor.registry.validateIntegration(try await harbor.operatorCall, id) { result in
                    guard result.id == "script" else { return }
                    _ = try? await harbor.registry.editIntegration(
                        try await harbor.operatorCall, id, .init(configuration: harbor.configuration("elsewhere")))
                }
            }
            #expect(refused?.code == "configuration-changed")
            #expect(try await harbor.story(of: id).last == "integration.configured")
        }
    }

    @Test func `each check is told as it ends, in order`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.validated()
            let (checks, told) = AsyncStream.makeStream(of: String.self)
            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id) {
                told.yield($0.id)
            }
            told.finish()
            let inOrder = await checks.reduce(into: []) { $0.append($1) }
            #expect(inOrder == ["allowed-root", "exists", "is-directory", "writable", "free-space", "script"])
        }
    }

    @Test func `a report is read as of a position too`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            let then = try await harbor.registry.head().position
            harbor.watch.answer(.failed("broken", blame: .project))
            _ = try await harbor.registry.revalidate(id)
            let call = try await harbor.operatorCall
            #expect(try await harbor.registry.latestReport(call, id).0.verdict == .failed)
            #expect(try await harbor.registry.latestReport(call, id, asOf: then).0.verdict == .passed)
        }
    }
}
