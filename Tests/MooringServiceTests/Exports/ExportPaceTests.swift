import MooringModel
import MooringService
import Stores
import Testing

/// How fast the exports of one integration may be.
@Suite(.timeLimit(.minutes(1))) struct ExportPaceTests {
    @Test func `bytes pass at the rate that is allowed, also over many small steps`() async {
        let clock = JumpingClock()
        let pace = ExportPace(bytesPerSecond: 1_000, clock: clock)
        for _ in 0..<100 { await pace.pass(50) }
        #expect(clock.passed == .seconds(5))
    }

    @Test func `what was not used is not saved up`() async throws {
        let clock = JumpingClock()
        let pace = ExportPace(bytesPerSecond: 1_000, clock: clock)
        await pace.pass(1_000)
        try await clock.sleep(for: .seconds(60))
        await pace.pass(2_000)
        #expect(clock.passed == .seconds(63))
    }

    @Test func `an export takes as long as its bytes need, and arrives whole`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let files = Harbor.files(binlogs: [100_000, 200_000, 300_000])
            _ = try await harbor.backup("nightly", files)
            let job = try await harbor.export(through: try await harbor.active())
            var settings = Harbor.settings
            settings.bytesPerSecond = 100_000
            settings.heartbeat = .seconds(1_000_000_000)
            settings.tick = settings.heartbeat
            settings.sweep = settings.heartbeat
            var worker = harbor.worker("worker", settings)
            let waits = Collected<Duration>()
            worker.clock = PatientClock { waits.add($0) }
            try await harbor.withService(worker) { try await harbor.expect(job, toEndAs: .successful) }
            // On a clock that stands still every wait is for all that was let through before: the last one is the whole.
            let longest = waits.all.max() ?? .zero
            #expect(longest >= .seconds(6) && longest < .seconds(7))
            var exported = try harbor.ground.files(below: "exports/search/nightly")
            exported["mooring-manifest.json"] = nil
            #expect(exported == files)
        }
    }
}
