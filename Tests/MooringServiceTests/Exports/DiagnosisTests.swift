import ConnectorKit
import EventLog
import MooringModel
import MooringService
import Projections
import Testing

/// Why a job failed: what the provider said, and what has changed since it last went well.
@Suite(.timeLimit(.minutes(1))) struct DiagnosisTests {
    private let denied = ConnectorError(
        ConnectorError.accessDenied, "s3 PutObject answered HTTP 403 AccessDenied: no",
        evidence: Evidence(
            service: "s3", operation: "PutObject", httpStatus: 403, code: "AccessDenied", requestID: "4442587FB7D0A2F9")
    )

    private func diagnosis(_ harbor: Harbor, _ job: String, as person: Person? = nil) async throws -> ExportDiagnosis? {
        let call = try await harbor.call(person ?? harbor.harborMaster)
        return try await harbor.registry.diagnosis(call, of: try await harbor.registry.job(call, job).0)
    }

    @Test func `a failed job names the object, the provider's code and request, and the configuration`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let integration = try await harbor.active()
            harbor.watch.fail("nightly/meta/full_meta.json", with: denied)
            let failed = try await harbor.finishedExport(through: integration)
            let failure = try ExportFailure(JSONFields(try failed.body["failure"].orThrow()))
            #expect(failure.object == "meta/full_meta.json" && failure.code == "access-denied" && !failure.isRetryable)
            #expect(failure.evidence == denied.evidence)
            #expect(failure.integrationVersion == (try await harbor.integration(integration)).version)

            let found = try await diagnosis(harbor, failed.key).orThrow()
            #expect(found.configured?.event.event.type == "integration.configured")
            #expect(found.lastSuccess == nil)
            #expect(found.changes?.isEmpty == true)
            #expect(
                found.summary.english
                    == "\"meta/full_meta.json\" could not be exported: s3 PutObject was answered with AccessDenied "
                    + "(HTTP 403, request 4442587FB7D0A2F9).")
            #expect(
                found.summary.simplifiedChinese
                    == "无法导出“meta/full_meta.json”：s3 PutObject 返回 AccessDenied（HTTP 403，请求 4442587FB7D0A2F9）。")
            #expect(found.advice.english.contains("does not help") && found.advice.english.contains(integration))
            #expect(found.advice.simplifiedChinese.contains("仅重试无效"))
            #expect(found.history.english.contains("No export") && found.history.simplifiedChinese.contains("没有变更"))
        }
    }

    @Test func `it tells the last success, and what changed since then and by whom`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let integration = try await harbor.active()
            let other = try await harbor.active("other", path: "other")
            let success = try await harbor.finishedExport(through: integration)
            // After it, by somebody else; and through another integration, which is none of this one's.
            let editor = try await harbor.person(.dataAdmin, in: harbor.search)
            _ = try await harbor.registry.suspendIntegration(
                try await harbor.call(editor, reason: "Looking into it"), integration)
            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, integration)
            _ = try await harbor.registry.resumeIntegration(try await harbor.operatorCall, integration)
            _ = try await harbor.registry.changePlan(try await harbor.operatorCall, cluster: "in01", to: .enterprise)
            _ = try await harbor.finishedExport(through: other)
            harbor.watch.fail("later/nightly/meta/full_meta.json", with: denied)
            let failed = try await harbor.finishedExport(through: integration, to: "later")
            // What comes after the failure is not why.
            _ = try await harbor.registry.suspendIntegration(try await harbor.operatorCall, integration)

            let found = try await diagnosis(harbor, failed.key).orThrow()
            #expect(found.lastSuccess?.key == success.key)
            let changes = try found.changes.orThrow()
            #expect(
                changes.map(\.event.event.type) == [
                    "integration.suspended", "integration.validated", "integration.resumed", "cluster.planChanged",
                ])
            #expect(changes.first?.actor.id == editor.id && changes.first?.reason == "Looking into it")
            #expect(found.history.english.contains(success.key) && found.history.english.contains("4 changes were"))
            #expect(found.history.english.contains("cluster.planChanged by \(harbor.harborMaster.id)"))
            #expect(found.history.simplifiedChinese.contains("4 项变更"))
        }
    }

    @Test func `who may not read the history is not told who changed what`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            harbor.watch.fail("nightly/meta/full_meta.json", with: denied)
            let failed = try await harbor.finishedExport(through: try await harbor.active())
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            let found = try await diagnosis(harbor, failed.key, as: viewer).orThrow()
            #expect(found.changes == nil && !found.history.english.contains("change"))
            #expect(found.failure.evidence == denied.evidence)
        }
    }

    @Test func `a job that did not fail has no diagnosis`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            _ = try await harbor.backup()
            let job = try await harbor.finishedExport(through: try await harbor.active())
            #expect(try await diagnosis(harbor, job.key) == nil)
        }
    }
}
