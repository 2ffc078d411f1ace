import MooringModel
import S3Lab
import Synchronization
import Testing

@testable import AmazonS3

@Suite("Patience, at a gateway that answers like AWS", .timeLimit(.minutes(2)))
struct PatienceTests {
    /// A clock on which nobody waits: at the third sleep, the change arrives that was waited for.
    private final class EventfulClock: Clock, Sendable {
        typealias Instant = ContinuousClock.Instant
        private let sleeps = Mutex(0)
        private let arrival: @Sendable () async throws -> Void
        var minimumResolution: Duration { .zero }
        var now: Instant { ContinuousClock().now }
        var count: Int { sleeps.withLock(\.self) }

        init(arrival: @escaping @Sendable () async throws -> Void) { self.arrival = arrival }

        func sleep(until deadline: Instant, tolerance: Duration?) async throws {
            let count = sleeps.withLock { count in
                count += 1
                return count
            }
            if count == 3 { try await arrival() }
        }
    }

    @Test("A trust policy that is mended while the configuration is fresh is waited for")
    func mended() async throws {
        try await expectWaiting { $0.replacing("mooring-the-right-one", with: "a-wrong-one") }
    }

    @Test("So is a condition on the external ID that comes late")
    func condition() async throws {
        try await expectWaiting {
            $0.replacing("StringEquals", with: "StringLike").replacing("mooring-the-right-one", with: "*")
        }
    }

    /// A role whose trust policy is right only at the third look, with a fresh configuration: nothing is found.
    private func expectWaiting(trust: @Sendable @escaping (String) -> String) async throws {
        try await RoleGround.with { ground in
            var ground = ground
            let right = try ground.document("trust-policy")
            try await ground.makeRole(trust: trust)
            let (front, role) = (ground.front, ground.roleName)
            let clock = EventfulClock { try await front.setTrustPolicy(of: role, to: right) }
            ground.clock = clock
            ground.patience = .seconds(60)
            ground.isFresh = true
            #expect(try await ground.validate().findings == [])
            #expect(clock.count == 3)
        }
    }

    @Test("An old configuration is denied at once")
    func old() async throws {
        try await RoleGround.with { ground in
            var ground = ground
            try await ground.makeRole(trust: { $0.replacing("mooring-the-right-one", with: "a-wrong-one") })
            let clock = EventfulClock {}
            ground.clock = clock
            ground.patience = .seconds(60)
            #expect(try await ground.validate().findings == ["assume-role: failed denied"])
            #expect(clock.count == 0)
        }
    }
}
