import EventLog
import MooringModel
import MooringService
import Projections
import Testing

/// A source that is not what it should be ends the job, by name.
@Suite(.timeLimit(.minutes(1))) struct SourceTests {
    private let held = "nightly/meta/segment_meta.json"

    /// The failure of an export during which something is done to its source.
    private func failure(
        _ body: @Sendable (Harbor) async throws -> Void
    ) async throws -> (code: String?, object: String?) {
        var failure: (code: String?, object: String?) = (nil, nil)
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            harbor.watch.hold(held)
            let job = try await harbor.export(through: try await harbor.active())
            try await harbor.withWorker {
                await harbor.watch.arrival(of: held)
                try await body(harbor)
                harbor.watch.release(held)
                failure = harbor.failure(try await harbor.end(of: job))
            }
            #expect(try harbor.ground.files(below: "exports/search/nightly")["mooring-manifest.json"] == nil)
        }
        return failure
    }

    @Test func `a file that changes before it is read`() async throws {
        let failure = try await failure { try $0.ground.write(Array("other".utf8), to: "backups/\(held)") }
        #expect(failure == ("source-changed", "meta/segment_meta.json"))
    }

    @Test func `a file that changes after it was sent`() async throws {
        let failure = try await failure {
            try $0.ground.write(Array("other".utf8), to: "backups/nightly/binlogs/insert_log/1/0")
        }
        #expect(failure == ("source-changed", "binlogs/insert_log/1/0"))
    }

    @Test func `a file that comes, and one that goes`() async throws {
        let come = try await failure { try $0.ground.write([1], to: "backups/nightly/binlogs/new") }
        #expect(come == ("source-changed", "binlogs/new"))
        let gone = try await failure { try $0.ground.remove("backups/nightly/binlogs/insert_log/1/0") }
        #expect(gone == ("source-changed", "binlogs/insert_log/1/0"))
    }

    @Test func `a file that is exchanged for a link`() async throws {
        let failure = try await failure { harbor in
            try harbor.ground.remove("backups/\(held)")
            try harbor.ground.link("backups/\(held)", to: "/etc/passwd")
        }
        #expect(failure == ("source-changed", "meta/segment_meta.json"))
    }

    @Test func `a link or a pipe that was put in after the backup was registered`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let integration = try await harbor.active()
            try harbor.ground.link("backups/nightly/binlogs/link", to: "/etc/passwd")
            let linked = harbor.failure(try await harbor.finishedExport(through: integration))
            #expect(linked == ("source-link", "nightly/binlogs/link"))
            try harbor.ground.remove("backups/nightly/binlogs/link")
            try harbor.ground.makePipe("backups/nightly/binlogs/pipe")
            let piped = harbor.failure(try await harbor.finishedExport(through: integration))
            #expect(piped == ("source-special-file", "nightly/binlogs/pipe"))
            #expect(harbor.watch.exported.isEmpty)
        }
    }

    @Test func `a root that is no longer bound`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let integration = try await harbor.active()
            let job = try await harbor.export(through: integration)
            _ = try await harbor.registry.unbindBackupRoot(
                try await harbor.operatorCall, harbor.search, path: harbor.ground.path("backups"), cluster: nil)
            try await harbor.withWorker {
                let failed = try await harbor.end(of: job)
                #expect(harbor.failure(failed).code == "backup-root-missing")
            }
        }
    }

    @Test func `the destination of an export is no source`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup("nightly", Harbor.files().merging(["mooring-manifest.json": [1]]) { $1 })
            let failed = harbor.failure(try await harbor.finishedExport(through: try await harbor.active()))
            #expect(failed == ("source-name-reserved", "mooring-manifest.json"))
        }
    }
}
