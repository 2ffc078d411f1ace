import Crypto
import EventLog
import MooringModel
import MooringService
import Projections
import Stores
import Testing

/// Whole exports with the real worker, from one directory into another.
@Suite(.timeLimit(.minutes(1))) struct ExportTests {
    @Test func `an export is equal byte for byte, and its manifest says so`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let files = Harbor.files(binlogs: [0, 1, 65_536, 3_000_000] + (1...30).map { $0 * 100 })
            _ = try await harbor.backup("nightly", files)
            let integration = try await harbor.active()
            let job = try await harbor.finishedExport(through: integration, to: "2026/may")
            #expect(job.status == "successful")
            #expect(job.body["objects"] == .integer(Int64(files.count)))
            #expect(job.body["bytes"] == .integer(Int64(files.values.reduce(0) { $0 + $1.count })))

            var exported = try harbor.ground.files(below: "exports/search/2026/may/nightly")
            let manifest = try exported.removeValue(forKey: "mooring-manifest.json").orThrow()
            #expect(exported == files)
            #expect(try harbor.ground.files(below: "exports/search").count == files.count + 1)

            let json = try JSONValue(parsing: manifest)
            #expect(json.canonicalBytes == manifest)
            #expect(json["format"] == "mooring-manifest.json" && json["version"] == 1)
            #expect(json["backup"] == "nightly" && json["cluster"] == "in01" && json["region"] == "local")
            #expect(json["project"] == .string(harbor.search) && json["integration"] == .string(integration))
            #expect(json["job"] == .string(job.key) && json["directory"] == "2026/may")
            #expect(
                json["integrationVersion"] == .integer(try await harbor.integration(integration).version.value))
            #expect(json["totals"]?["objects"] == job.body["objects"] && json["totals"]?["bytes"] == job.body["bytes"])
            let objects = try (json["objects"]?.arrayValue).orThrow()
            let paths = objects.compactMap { $0["path"]?.stringValue }
            #expect(paths == files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
            for object in objects {
                let bytes = try files[try (object["path"]?.stringValue).orThrow()].orThrow()
                #expect(object["size"] == .integer(Int64(bytes.count)))
                #expect(object["sha256"] == .string(Self.sha256(bytes)))
                #expect(object["checksums"]?["sha256"] == .string(Self.sha256(bytes)))
            }
            // The manifest is tied to the log: to a position, and the root of the tree there.
            let position = Position(try (json["log"]?["position"]?.integerValue).orThrow())
            var tree = TreeFrontier()
            for stored in await harbor.store.events(matching: EventQuery(through: position)) {
                tree.append(stored.leaf)
            }
            #expect(json["log"]?["root"] == .string(tree.root.description))
            #expect(job.body["manifestKey"] == "2026/may/nightly/mooring-manifest.json")
            #expect(job.body["manifestSha256"] == .string(Self.sha256(manifest)))
            // What was noted for going on is forgotten with the end.
            #expect(await harbor.store.objects(of: try JobID(job.key).orThrow()).isEmpty)
        }
    }

    private static func sha256(_ bytes: [UInt8]) -> String { Hexadecimal.text(Array(SHA256.hash(data: bytes))) }

    @Test func `the manifest holds the checkpoint that was signed last`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let job = try await harbor.export(through: try await harbor.active())
            var worker = harbor.worker()
            worker.checkpoint = { "mooring.invalid/log\n12\nroot\n" }
            try await harbor.withService(worker) { try await harbor.expect(job, toEndAs: .successful) }
            let bytes = try harbor.ground.bytes(of: "exports/search/nightly/mooring-manifest.json")
            #expect(try ExportManifest(parsing: bytes).checkpoint == "mooring.invalid/log\n12\nroot\n")
        }
    }

    @Test func `the life of a job is in the log, by the worker and for whoever asked`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let job = try await harbor.finishedExport(through: try await harbor.active())
            let events = await harbor.store.events(matching: EventQuery(stream: StreamName(.job, job.key)))
            #expect(
                events.map(\.event.event.event.type) == ["export.requested", "export.started", "export.succeeded"])
            #expect(events.map(\.event.actor.kind) == [.person, .system, .system])
        }
    }

    @Test func `the manifest is the last object`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let files = try await harbor.backup().isEmpty ? [:] : Harbor.files()
            _ = try await harbor.finishedExport(through: try await harbor.active())
            #expect(harbor.watch.exported.last == "nightly/mooring-manifest.json")
            #expect(harbor.watch.exported.count == files.count + 1)
        }
    }

    @Test func `a place that holds the manifest of another export is left as it is`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let integration = try await harbor.active()
            _ = try await harbor.finishedExport(through: integration)
            let before = try harbor.ground.files(below: "exports/search")
            let sent = harbor.watch.exported
            let second = try await harbor.finishedExport(through: integration)
            #expect(harbor.failure(second).code == "destination-complete")
            #expect(harbor.failure(second).object == "mooring-manifest.json")
            #expect(try harbor.ground.files(below: "exports/search") == before)
            // Found at the start and not at the end: nothing was sent in vain.
            #expect(harbor.watch.exported == sent)
            #expect(try await harbor.finishedExport(through: integration, to: "again").status == "successful")
        }
    }

    @Test func `what a failed export left is used by the next one`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let files = Harbor.files()
            _ = try await harbor.backup("nightly", files)
            let integration = try await harbor.active()
            try harbor.ground.write([1, 2, 3], to: "exports/search/nightly/meta/segment_meta.json")
            let failed = try await harbor.finishedExport(through: integration)
            #expect(harbor.failure(failed).code == "already-exists")
            #expect(harbor.failure(failed).object == "meta/segment_meta.json")
            #expect(try harbor.ground.bytes(of: "exports/search/nightly/meta/segment_meta.json") == [1, 2, 3])
            try harbor.ground.remove("exports/search/nightly/meta/segment_meta.json")
            #expect(try await harbor.finishedExport(through: integration).status == "successful")
            var exported = try harbor.ground.files(below: "exports/search/nightly")
            exported["mooring-manifest.json"] = nil
            #expect(exported == files)
        }
    }

    @Test func `a run that begins again shows no less than the one before`() {
        let clock = TickingClock()
        let meter = ExportMeter(
            now: { clock.now },
            floor: JobProgress(objectsDone: 5, objectsTotal: 9, bytesDone: 50, bytesTotal: 90, updatedAt: clock.now))
        let progress = meter.progress
        #expect(progress.objectsDone == 5 && progress.objectsTotal == 9)
        #expect(progress.bytesDone == 50 && progress.bytesTotal == 90)
    }

    @Test func `progress never goes back and ends with the whole`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let files = Harbor.files(binlogs: (1...40).map { $0 * 5_000 })
            _ = try await harbor.backup("nightly", files)
            let job = try await harbor.export(through: try await harbor.active())
            let id = try JobID(job).orThrow()
            let store = WatchedJobs(harbor.store)
            var worker = harbor.worker()
            worker.jobs = store
            try await harbor.withService(worker) { _ = try await harbor.end(of: job) }
            let saved = store.saved(of: id)
            #expect(saved.count > 1)
            for (earlier, later) in zip(saved, saved.dropFirst()) {
                #expect(earlier.objectsDone <= later.objectsDone && earlier.bytesDone <= later.bytesDone)
            }
            let last = try saved.last.orThrow()
            #expect(last.objectsDone == Int64(files.count) && last.objectsTotal == last.objectsDone)
            #expect(
                last.bytesDone == Int64(files.values.reduce(0) { $0 + $1.count }) && last.bytesTotal == last.bytesDone)
        }
    }
}
