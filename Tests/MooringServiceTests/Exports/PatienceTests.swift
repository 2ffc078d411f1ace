import ConnectorKit
import EventLog
import MooringModel
import MooringService
import Projections
import ServiceLifecycle
import Stores
import Testing

/// Jobs whose destination is away, for an hour or for good.
@Suite(.timeLimit(.minutes(1))) struct PatienceTests {
    private let held = "nightly/meta/segment_meta.json"

    /// A worker for which time passes only while it waits; `onWait` is told how much has passed.
    private func worker(
        _ harbor: Harbor, patience: Int64 = 21_600, onWait: @escaping @Sendable (Duration) -> Void
    ) -> ExportWorker {
        var settings = Harbor.settings
        settings.patienceSeconds = patience
        settings.attempts = 2
        // The heart does not beat by itself: its sleeps would make the hours pass.
        settings.heartbeat = .seconds(1_000_000_000)
        settings.tick = .seconds(1_000_000_000)
        settings.sweep = .seconds(1_000_000_000)
        let waits = Collected<Duration>()
        let start = harbor.clock.now
        var worker = harbor.worker("worker", settings)
        worker.clock = PatientClock { duration in
            waits.add(duration)
            onWait(waits.all.reduce(.zero, +))
        }
        worker.now = { start.adding(seconds: waits.all.reduce(.zero, +).components.seconds) }
        return worker
    }

    @Test func `an hour of the destination being away ends with the whole export, and nothing is sent twice`()
        async throws
    {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let files = Harbor.files(binlogs: (1...20).map { $0 * 1_000 })
            _ = try await harbor.backup("nightly", files)
            harbor.watch.hold(held)
            let job = try await harbor.export(through: try await harbor.active())
            let id = try JobID(job).orThrow()
            let jobs = WatchedJobs(harbor.store)
            let troubles = Collected<ExportTrouble>()
            let row = try await harbor.job(job)
            var worker = worker(harbor) { passed in
                if let trouble = harbor.registry.trouble(of: row) { troubles.add(trouble) }
                if passed >= .seconds(3_600) { harbor.watch.setAway(false) }
            }
            worker.jobs = jobs
            try await harbor.withService(worker) {
                await harbor.watch.arrival(of: held)
                harbor.watch.setAway(true)
                harbor.watch.release(held)
                try await harbor.expect(job, toEndAs: .successful)
            }
            var exported = try harbor.ground.files(below: "exports/search/nightly")
            exported["mooring-manifest.json"] = nil
            #expect(exported == files)
            // Each arrived by one sending: nothing that was complete was begun again after it.
            #expect(harbor.watch.wereThere.isEmpty)
            let saved = jobs.saved(of: id)
            for (earlier, later) in zip(saved, saved.dropFirst()) {
                #expect(earlier.objectsDone <= later.objectsDone && earlier.bytesDone <= later.bytesDone)
            }
            // Meanwhile the job said what it waited for, and it forgets it with the end.
            let told = troubles.all
            #expect(told.count > 3 && told.allSatisfy { $0.failure.evidence?.operation == "PutObject" })
            #expect((told.last?.attempts ?? 0) > 3 && told.last?.since == told.first?.since)
            #expect(harbor.registry.trouble(of: try await harbor.job(job)) == nil)
            let events = await harbor.store.events(matching: EventQuery(stream: StreamName(.job, job)))
            #expect(
                events.map(\.event.event.event.type) == ["export.requested", "export.started", "export.succeeded"])
        }
    }

    @Test func `a destination that stays away fails the job, and what it left is cleared away when it is back`()
        async throws
    {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let job = try await harbor.export(through: try await harbor.active())
            let id = try JobID(job).orThrow()
            // As an upload that is open: the name of a partial file.
            let partial = ".mooring-" + String(repeating: "a", count: 32) + ".part"
            try harbor.ground.write([1, 2], to: "exports/search/nightly/meta/\(partial)")
            var open = ExportedObject(path: "meta/full_meta.json", size: 15, modified: 0)
            open.resume = ["partial": .string(partial)]
            await harbor.store.save([open], of: id)

            harbor.watch.setAway(true)
            try await harbor.withService(worker(harbor, patience: 7_200) { _ in }) {
                try await harbor.expect(job, toEndAs: .failed)
            }
            let failure = try ExportFailure(JSONFields(try await harbor.job(job).body["failure"].orThrow()))
            #expect(failure.code == "unavailable" && failure.isRetryable && failure.integrationVersion != nil)
            #expect(try harbor.ground.files(below: "exports/search/nightly").count == 1)
            #expect(await harbor.store.objects(of: id).count == 1)

            // Whoever works next, after a restart too, clears it away, and then knows nothing of the job any more.
            harbor.watch.setAway(false)
            try await harbor.withWorker("second") { await harbor.watch.clearing(of: "nightly/meta/full_meta.json") }
            #expect(try harbor.ground.files(below: "exports/search/nightly").isEmpty)
            #expect(await harbor.store.jobs().isEmpty)
        }
    }

    @Test func `a job that waits gives its place to others, and is canceled at once`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let (dead, living) = (
                try await harbor.active("dead", path: "dead"), try await harbor.active("living", path: "living")
            )
            for name in ["meta/full_meta.json", "binlogs/insert_log/1/0", "meta/backup_meta.json"] {
                harbor.watch.fail("dead/nightly/\(name)", with: .away)
            }
            let waiting = try await harbor.export(through: dead, to: "dead")
            let other = try await harbor.export(through: living, to: "living")
            var settings = Harbor.settings
            settings.jobs = 1
            settings.attempts = 1
            settings.firstRest = .seconds(3_600)
            settings.longestRest = .seconds(3_600)
            try await harbor.withWorker("worker", settings) {
                try await harbor.expect(other, toEndAs: .successful)
                #expect(try await harbor.job(waiting).status == "in_progress")
                _ = try await harbor.registry.cancelJob(try await harbor.operatorCall, waiting)
                try await harbor.expect(waiting, toEndAs: .canceled)
            }
        }
    }

    @Test func `one job whose objects are stuck does not hold up another`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let integration = try await harbor.active()
            let stuck = try await harbor.export(through: integration, to: "stuck")
            for name in Harbor.files().keys { harbor.watch.hold("stuck/nightly/\(name)") }
            var settings = Harbor.settings
            settings.jobs = 2
            settings.concurrency = 8
            settings.objects = 2
            try await harbor.withWorker("worker", settings) {
                await harbor.watch.arrival()
                let other = try await harbor.export(through: integration, to: "other")
                try await harbor.expect(other, toEndAs: .successful)
                #expect(try await harbor.job(stuck).status == "in_progress")
                // One of the two places was kept for the other job.
                #expect(harbor.watch.exported.count { $0.hasPrefix("stuck/") } == 1)
                _ = try await harbor.registry.cancelJob(try await harbor.operatorCall, stuck)
                try await harbor.expect(stuck, toEndAs: .canceled)
            }
        }
    }
}
