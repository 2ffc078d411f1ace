import EventLog
import MooringModel
import MooringService
import Projections
import Stores
import Testing

/// Exports that do not run through: canceled by a person, or stopped with the process.
@Suite(.timeLimit(.minutes(1))) struct InterruptionTests {
    private let held = "nightly/meta/segment_meta.json"

    @Test func `a job that is canceled while it runs stops, keeps what was sent and leaves nothing half`() async throws
    {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let files = Harbor.files()
            _ = try await harbor.backup("nightly", files)
            harbor.watch.hold(held)
            let job = try await harbor.export(through: try await harbor.active())
            try await harbor.withWorker {
                await harbor.watch.arrival(of: held)
                _ = try await harbor.registry.cancelJob(try await harbor.operatorCall, job)
                try await harbor.expect(job, toEndAs: .canceled)
            }
            let left = try harbor.ground.files(below: "exports/search/nightly")
            #expect(!left.isEmpty && left["mooring-manifest.json"] == nil)
            #expect(left.allSatisfy { files[$0.key] == $0.value })
            let events = await harbor.store.events(matching: EventQuery(stream: StreamName(.job, job)))
            #expect(
                events.map(\.event.event.event.type) == [
                    "export.requested", "export.started", "export.cancellationRequested", "export.canceled",
                ])
        }
    }

    @Test func `a job that nobody has begun is canceled at once, and never begun`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let integration = try await harbor.active()
            let job = try await harbor.export(through: integration)
            _ = try await harbor.registry.cancelJob(try await harbor.operatorCall, job)
            #expect(try await harbor.job(job).status == "canceled")
            #expect(try await harbor.finishedExport(through: integration, to: "other").status == "successful")
            #expect(harbor.watch.exported.allSatisfy { $0.hasPrefix("other/") })
            // Canceling again changes nothing; canceling what has ended is refused.
            #expect(try await harbor.registry.cancelJob(try await harbor.operatorCall, job).position == nil)
        }
    }

    @Test func `what has ended is not canceled`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let job = try await harbor.finishedExport(through: try await harbor.active()).key
            let refused = try await refusal {
                try await harbor.registry.cancelJob(try await harbor.operatorCall, job)
            }
            #expect(refused?.code == "job-ended")
        }
    }

    @Test func `a job that lost its process is taken up by another worker, which sends nothing again`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let files = Harbor.files()
            _ = try await harbor.backup("nightly", files)
            harbor.watch.hold(held)
            let job = try await harbor.export(through: try await harbor.active())
            try await harbor.withWorker("first") { await harbor.watch.arrival(of: held) }

            // Stopped and not ended: nothing is recorded, and it shows how far it came.
            let (row, progress) = try await harbor.registry.job(try await harbor.operatorCall, job)
            #expect(row.status == "in_progress")
            let done = try progress.orThrow().objectsDone
            #expect(done > 0)
            let sent = harbor.watch.exported
            let finished = Set(
                await harbor.store.objects(of: try JobID(job).orThrow()).filter(\.isFinished).map(\.path))
            #expect(finished.count == Int(done))

            harbor.watch.release(held)
            try await harbor.withWorker("second") { try await harbor.expect(job, toEndAs: .successful) }
            let again = harbor.watch.exported.dropFirst(sent.count)
            #expect(again.contains(held))
            #expect(finished.allSatisfy { !again.contains("nightly/\($0)") })
            var exported = try harbor.ground.files(below: "exports/search/nightly")
            exported["mooring-manifest.json"] = nil
            #expect(exported == files)
            let events = await harbor.store.events(matching: EventQuery(stream: StreamName(.job, job)))
            #expect(events.count { $0.event.event.event.type == "export.started" } == 1)
        }
    }

    @Test func `a process that died after the manifest was written ends the job with the same manifest`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let job = try await harbor.export(through: try await harbor.active())
            // The first worker's success is never recorded, as if its process had been killed just then.
            var dying = harbor.worker("dying")
            let recorder = ForgetfulRecorder(harbor.registry)
            dying.recorder = recorder
            try await harbor.withService(dying) { await recorder.success() }
            #expect(try await harbor.job(job).status == "in_progress")
            let manifest = try harbor.ground.bytes(of: "exports/search/nightly/mooring-manifest.json")
            _ = try await harbor.draft("Something else", in: harbor.ads)

            harbor.clock.pass(minutes: 2)
            try await harbor.withWorker("second") { try await harbor.expect(job, toEndAs: .successful) }
            #expect(try harbor.ground.bytes(of: "exports/search/nightly/mooring-manifest.json") == manifest)
        }
    }

    @Test func `two workers share the jobs, and no job is done twice`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let files = Harbor.files()
            _ = try await harbor.backup("nightly", files)
            let integration = try await harbor.active()
            let jobs = try await (1...10).asyncMap { try await harbor.export(through: integration, to: "copy\($0)") }
            try await harbor.withWorker("one") {
                try await harbor.withWorker("two") {
                    for job in jobs { try await harbor.expect(job, toEndAs: .successful) }
                }
            }
            #expect(harbor.watch.exported.count == jobs.count * (files.count + 1))
        }
    }
}
