import MooringModel
import MooringService
import Projections
import Testing

/// What is a backup and what is not, before anything is exported.
@Suite struct BackupTests {
    private func register(_ harbor: Harbor, _ path: String) async throws -> Refusal? {
        try await refusal {
            try await harbor.registry.registerBackup(
                try await harbor.operatorCall, cluster: "in01", id: BackupID("some"), path: path)
        }
    }

    private func withRoot(_ body: (Harbor) async throws -> Void) async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            try await harbor.bindRoot(harbor.search)
            try await body(harbor)
        }
    }

    @Test func `a backup lies below a root that is bound to its cluster or project`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.cluster("in02")
            try harbor.writeBackup("nightly")
            let path = harbor.ground.path("backups/nightly")
            #expect(try await register(harbor, path)?.code == "backup-root-missing")
            try await harbor.bindRoot(harbor.search, cluster: "in02")
            #expect(try await register(harbor, path)?.code == "backup-root-missing")
            try await harbor.bindRoot(harbor.search, cluster: "in01")
            #expect(try await register(harbor, harbor.ground.path("exports"))?.code == "backup-outside-roots")
            #expect(try await register(harbor, harbor.ground.path("backups"))?.code == "backup-outside-roots")
            #expect(try await register(harbor, path) == nil)
        }
    }

    @Test func `a path that leads out of its root is refused`() async throws {
        try await withRoot { harbor in
            try harbor.writeBackup("nightly")
            for path in ["backups/../exports", "backups/nightly/..", "backups/./nightly", "backups/nightly/../../data"]
            {
                #expect(try await register(harbor, harbor.ground.path(path))?.code == "backup-outside-roots", "\(path)")
            }
            #expect(try await register(harbor, "backups/nightly")?.code == "backup-outside-roots")
        }
    }

    @Test func `links and special files are refused by name`() async throws {
        try await withRoot { harbor in
            try harbor.writeBackup("linked")
            try harbor.ground.link("backups/linked/binlogs/link", to: "/etc/passwd")
            let linked = try await register(harbor, harbor.ground.path("backups/linked"))
            #expect(linked?.code == "source-link" && linked?.detail.english.contains("linked/binlogs/link") == true)

            try harbor.writeBackup("piped")
            try harbor.ground.makePipe("backups/piped/pipe")
            let piped = try await register(harbor, harbor.ground.path("backups/piped"))
            #expect(piped?.code == "source-special-file" && piped?.detail.english.contains("piped/pipe") == true)

            try harbor.ground.link("backups/alias", to: harbor.ground.path("backups/linked"))
            #expect(try await register(harbor, harbor.ground.path("backups/alias"))?.code == "source-link")
        }
    }

    @Test func `the data directory is no source, whatever path leads to it`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            for (path, bytes) in Harbor.files() { try harbor.ground.write(bytes, to: "data/nightly/\(path)") }
            for (root, path) in [
                ("", "data"), ("", "data/nightly"), ("data", "data/nightly"), ("data/nightly", "data/nightly/meta"),
            ] {
                let bound = root.isEmpty ? harbor.ground.path : harbor.ground.path(root)
                _ = try await harbor.registry.bindBackupRoot(
                    try await harbor.operatorCall, harbor.search, path: bound, cluster: nil)
                #expect(
                    try await register(harbor, harbor.ground.path(path))?.code == "source-forbidden", "\(root) \(path)")
                _ = try await harbor.registry.unbindBackupRoot(
                    try await harbor.operatorCall, harbor.search, path: bound, cluster: nil)
            }
        }
    }

    @Test func `what the backup tool has not finished is incomplete`() async throws {
        try await withRoot { harbor in
            try harbor.writeBackup("half")
            try harbor.ground.remove("backups/half/meta/backup_meta.json")
            #expect(try await register(harbor, harbor.ground.path("backups/half"))?.code == "backup-incomplete")
            #expect(try await register(harbor, harbor.ground.path("backups/none"))?.code == "source-not-found")
        }
    }

    @Test func `a scan registers what is complete and tells of the rest`() async throws {
        try await withRoot { harbor in
            try harbor.writeBackup("nightly")
            try harbor.writeBackup("deeper/weekly")
            try harbor.writeBackup("half")
            try harbor.ground.remove("backups/half/meta/backup_meta.json")
            try harbor.writeBackup("linked")
            try harbor.ground.link("backups/linked/link", to: "/etc/passwd")
            try harbor.writeBackup("no name")
            let scan = { try await harbor.registry.scanBackups(try await harbor.operatorCall, cluster: "in01") }
            let first = try await scan()
            #expect(Set(first.registered.map(\.key)) == ["in01/nightly", "in01/weekly"])
            #expect(first.incomplete == [harbor.ground.path("backups/half")])
            #expect(
                Set(first.refused.map(\.path)) == [
                    harbor.ground.path("backups/linked"), harbor.ground.path("backups/no name"),
                ])
            let second = try await scan()
            #expect(second.registered.isEmpty && Set(second.known) == ["nightly", "weekly"])
        }
    }

    @Test func `two backups of one name under two roots are not one backup`() async throws {
        try await withRoot { harbor in
            try harbor.writeBackup("nightly")
            for (path, bytes) in Harbor.files() { try harbor.ground.write(bytes, to: "more/nightly/\(path)") }
            _ = try await harbor.registry.scanBackups(try await harbor.operatorCall, cluster: "in01")
            _ = try await harbor.registry.bindBackupRoot(
                try await harbor.operatorCall, harbor.search, path: harbor.ground.path("more"), cluster: nil)
            let outcome = try await harbor.registry.scanBackups(try await harbor.operatorCall, cluster: "in01")
            #expect(outcome.known == ["nightly"])
            #expect(outcome.refused.map(\.path) == [harbor.ground.path("more/nightly")])
        }
    }
}
