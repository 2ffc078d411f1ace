import ConnectorKit
import EventLog
import MooringModel
import MooringService
import Projections
import Testing

/// A job that is done again.
@Suite(.timeLimit(.minutes(1))) struct RetryTests {
    private let held = "nightly/meta/segment_meta.json"

    @Test func `a failed job is done again as a new one, and what has arrived is not sent again`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let files = Harbor.files()
            _ = try await harbor.backup("nightly", files)
            let integration = try await harbor.active()
            harbor.watch.fail("2026/\(held)", with: ConnectorError(ConnectorError.accessDenied, "no"))
            let failed = try await harbor.finishedExport(through: integration, to: "2026")
            let arrived = try harbor.ground.files(below: "exports/search/2026/nightly")
            #expect(!arrived.isEmpty && arrived.count < files.count)

            harbor.watch.fail("2026/\(held)", with: nil)
            let recorded = try await harbor.registry.retryJob(try await harbor.operatorCall, failed.key)
            let id = recorded.subject.identifier
            #expect(id != failed.key)
            try await harbor.withWorker { try await harbor.expect(id, toEndAs: .successful) }
            let job = try await harbor.job(id)
            for name in ["cluster", "backup", "integration", "directory"] {
                #expect(job.body[name] == failed.body[name])
            }
            #expect(job.body["retryOf"] == .string(failed.key))
            var exported = try harbor.ground.files(below: "exports/search/2026/nightly")
            exported["mooring-manifest.json"] = nil
            #expect(exported == files)
            #expect(harbor.watch.wereThere.isSuperset(of: arrived.keys.map { "2026/nightly/\($0)" }))
        }
    }

    @Test func `a job that is open or successful is not done again`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let integration = try await harbor.active()
            let open = try await harbor.export(through: integration)
            let refused = try await refusal {
                try await harbor.registry.retryJob(try await harbor.operatorCall, open)
            }
            #expect(refused?.code == "job-open")
            _ = try await harbor.registry.cancelJob(try await harbor.operatorCall, open)
            let again = try await harbor.registry.retryJob(try await harbor.operatorCall, open).subject.identifier
            try await harbor.withWorker { try await harbor.expect(again, toEndAs: .successful) }
            let successful = try await refusal {
                try await harbor.registry.retryJob(try await harbor.operatorCall, again)
            }
            #expect(successful?.code == "job-successful")
            let unknown = try await refusal {
                try await harbor.registry.retryJob(try await harbor.operatorCall, "job-00000000000000000000000000")
            }
            #expect(unknown?.code == "job-not-found")
        }
    }

    @Test func `only who may export does a job again`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let job = try await harbor.export(through: try await harbor.active())
            _ = try await harbor.registry.cancelJob(try await harbor.operatorCall, job)
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            let refused = try await refusal {
                try await harbor.registry.retryJob(try await harbor.call(viewer), job)
            }
            #expect(refused?.code == "forbidden")
        }
    }
}
