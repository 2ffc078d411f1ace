import EventLog
import MooringModel
import MooringService
import Projections
import Testing

/// What is refused before a job is made, each with its own code.
@Suite struct ExportRequestTests {
    private func code(
        _ harbor: Harbor, _ backup: String = "nightly", of cluster: String = "in01", through integration: String,
        to directory: String = ""
    ) async throws -> String? {
        try await refusal { try await harbor.export(backup, of: cluster, through: integration, to: directory) }?.code
    }

    @Test func `another region, another project, a plan that may not export`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let elsewhere = try await harbor.active("elsewhere", path: "elsewhere", region: "aws-us-west-2")
            #expect(try await code(harbor, through: elsewhere) == "integration-in-other-region")
            let foreign = try await harbor.active("foreign", in: harbor.ads, path: "foreign")
            #expect(try await code(harbor, through: foreign) == "integration-of-other-project")
            let own = try await harbor.active()
            _ = try await harbor.registry.changePlan(try await harbor.operatorCall, cluster: "in01", to: .serverless)
            #expect(try await code(harbor, through: own) == "plan-may-not-export")
            _ = try await harbor.registry.changePlan(try await harbor.operatorCall, cluster: "in01", to: .enterprise)
            #expect(try await code(harbor, through: own) == nil)
        }
    }

    @Test func `an integration that is not active, or may only read`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let draft = try await harbor.validated("draft", path: "draft")
            #expect(try await code(harbor, through: draft) == "integration-not-active")
            let suspended = try await harbor.active("suspended", path: "suspended")
            _ = try await harbor.registry.suspendIntegration(try await harbor.operatorCall, suspended)
            #expect(try await code(harbor, through: suspended) == "integration-not-active")
            let deleted = try await harbor.active("deleted", path: "deleted")
            _ = try await harbor.registry.deleteIntegration(try await harbor.operatorCall, deleted, force: false)
            #expect(try await code(harbor, through: deleted) == "integration-deleted")
            let reader = try await harbor.active("reader", path: "reader", access: .readonly)
            #expect(try await code(harbor, through: reader) == "integration-read-only")
        }
    }

    @Test func `a backup that is no longer complete, unknown or removed`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let id = try await harbor.active()
            #expect(try await code(harbor, "unknown", through: id) == "backup-not-found")
            try harbor.ground.remove("backups/nightly/meta/backup_meta.json")
            #expect(try await code(harbor, through: id) == "backup-incomplete")
            _ = try await harbor.registry.removeBackup(try await harbor.operatorCall, cluster: "in01", "nightly")
            #expect(try await code(harbor, through: id) != nil)
        }
    }

    @Test func `a directory that leads elsewhere`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let id = try await harbor.active()
            for directory in ["../up", "a/../b", "a//b", "./a", "a\u{0}b", String(repeating: "a", count: 513)] {
                #expect(try await code(harbor, through: id, to: directory) == "directory-invalid", "\(directory)")
            }
        }
    }

    @Test func `an integration that one may see and not use is forbidden, one that one may not see is not there`()
        async throws
    {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let (seen, unseen) = (
                try await harbor.active("seen", in: harbor.ads, path: "seen"),
                try await harbor.active("unseen", in: harbor.maps, path: "unseen")
            )
            let admin = try await harbor.person(.dataAdmin, in: harbor.search)
            _ = try await harbor.registry.grant(
                try await harbor.operatorCall, role: .dataViewer, to: admin.id, in: try Harbor.scope(harbor.ads))
            for (integration, code) in [(seen, "forbidden"), (unseen, "integration-not-found")] {
                let refused = try await refusal {
                    try await harbor.registry.requestExport(
                        try await harbor.call(admin), cluster: "in01", backup: "nightly", integration: integration,
                        directory: "")
                }
                #expect(refused?.code == code)
            }
        }
    }

    @Test func `a cluster or a backup that a job needs stays`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let job = try await harbor.export(through: try await harbor.active())
            let cluster = try await refusal {
                try await harbor.registry.removeCluster(try await harbor.operatorCall, "in01")
            }
            let backup = try await refusal {
                try await harbor.registry.removeBackup(try await harbor.operatorCall, cluster: "in01", "nightly")
            }
            #expect(cluster?.detail.english.contains(job) == true && backup?.detail.english.contains(job) == true)
            _ = try await harbor.registry.cancelJob(try await harbor.operatorCall, job)
            _ = try await harbor.registry.removeBackup(try await harbor.operatorCall, cluster: "in01", "nightly")
            _ = try await harbor.registry.removeCluster(try await harbor.operatorCall, "in01")
        }
    }
}
