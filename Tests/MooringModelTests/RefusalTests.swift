import DomainSamples
import Foundation
import MooringModel
import Testing

/// Every refusal that a command can meet, and those that the service makes with the domain's words.
@Suite struct RefusalTests {
    /// What was refused, and the code that it has to have.
    private static func all() throws -> [(String, Refusal?)] {
        let draft = try Integration.drafted()
        let validated = try Integration.validated()
        let active = try Integration.active()
        let suspended = try Integration.suspended()
        let deleted = try Integration.deleted()
        let rotating = try active.after(.startExternalIDRotation(Sample.nextExternalID))
        func export(
            _ integration: Integration, cluster: Cluster = .sample(), backup: Backup = .sample(),
            to directory: String = ""
        ) -> Refusal? {
            Job().refusal(
                of: .request(
                    Sample.job, backup: backup, cluster: cluster, integration: integration, directory: directory))
        }
        func drafting(_ draft: IntegrationDraft, in project: Project = .sample()) -> Refusal? {
            Integration().refusal(of: .draft(draft, in: project, clouds: [.local]))
        }
        func granting(_ role: Role, to principal: Principal, by grantor: Role, in scope: Scope) -> Refusal? {
            AccessList().refusal(of: .grant(Sample.grant, role, to: principal, in: scope, grantor: [grantor]))
        }
        var described = IntegrationDraft.sample()
        described.description = String(repeating: "d", count: 300)
        let operators = AccessList(folding: [
            .granted(id: Sample.grant, principal: Sample.alice, role: .operator, scope: .installation)
        ])
        let disabled = try Principal.sample().after(.disable)
        let token = Token(id: Sample.token(1), hash: "ab", scope: .installation, role: nil, expiresAt: Sample.now)
        let stored = try Project.sample().after(.storeSecret(Sample.secret, name: "key", fingerprint: "5e"))
        let ended = Job(folding: [.requested(.sample), .canceled])
        func retrying(_ events: JobEvent...) -> Refusal? {
            Job().refusal(
                of: .request(
                    Sample.job, backup: .sample(), cluster: .sample(), integration: active, directory: "",
                    retryOf: Job(folding: [.requested(.sample)] + events)))
        }
        let root = BackupRoot(path: "var", cluster: nil)
        let id = Sample.organization
        return [
            ("name-invalid", drafting(.sample(name: ""))),
            ("description-invalid", drafting(described)),
            ("region-of-other-cloud", drafting(.sample(region: "aws-us-west-2"))),
            ("location-fixed", active.refusal(of: .configure(Sample.configuration, location: Sample.otherLocation))),
            ("configuration-changed", draft.refusal(of: .takeIn(.sample(.passed), isRequested: true))),
            ("name-missing", try Integration.validated(.sample(name: nil)).refusal(of: .add)),
            ("already-added", active.refusal(of: .add)),
            ("integration-not-added", validated.refusal(of: .suspend)),
            ("not-validated", draft.refusal(of: .add)),
            ("not-validated-since-suspension", suspended.refusal(of: .resume)),
            ("not-suspended", active.refusal(of: .resume)),
            ("rotation-open", rotating.refusal(of: .startExternalIDRotation("other"))),
            ("no-rotation-open", active.refusal(of: .cancelExternalIDRotation)),
            ("integration-busy", active.refusal(of: .delete(openJobs: [Sample.job]))),
            (
                "integration-forwarding",
                active.refusal(of: .delete(openJobs: [], forwardings: [Sample.cluster("in01")]))
            ),
            ("integration-deleted", deleted.refusal(of: .add)),
            ("integration-of-other-project", export(try .active(.sample(in: Sample.otherProject)))),
            ("integration-in-other-region", export(active, cluster: .sample(region: "aws-us-west-2"))),
            ("plan-may-not-export", export(active, cluster: .sample(plan: .free))),
            ("integration-not-active", export(suspended)),
            ("integration-read-only", export(try .active(.sample(access: .readonly)))),
            ("directory-invalid", export(active, to: "..")),
            ("backup-incomplete", .backupIncomplete("nightly")),
            (
                "job-not-started",
                Job(folding: [.requested(.sample)]).refusal(
                    of: .succeed(objects: 0, bytes: 0, manifestKey: "", manifestSHA256: ""))
            ),
            ("job-ended", ended.refusal(of: .fail(ExportFailure(code: "x", detail: "", isRetryable: false)))),
            ("job-open", retrying(.started)),
            (
                "job-successful",
                retrying(.started, .succeeded(objects: 0, bytes: 0, manifestKey: "", manifestSHA256: ""))
            ),
            ("cluster-busy", Cluster.sample().refusal(of: .remove(openJobs: [Sample.job]))),
            ("cluster-forwarding", Cluster.sample().refusal(of: .remove(openJobs: [], forwarding: true))),
            ("forwarding-off", Forwarding().refusal(of: .disable(.drain, entries: 0))),
            ("backup-busy", Backup.sample().refusal(of: .remove(openJobs: [Sample.job]))),
            (
                "backup-path-invalid",
                Backup().refusal(
                    of: .register(Sample.backup("a"), of: .sample(), root: "/var", path: ".."))
            ),
            ("project-not-empty", Project.sample().refusal(of: .remove(remaining: ["cluster in01"]))),
            ("backup-root-invalid", Project.sample().refusal(of: .bindBackupRoot(root))),
            ("forbidden", .forbidden(.export, roles: Role.allCases.filter { $0.actions.contains(.export) })),
            ("principal-disabled", granting(.auditor, to: disabled, by: .operator, in: .installation)),
            (
                "principal-kind-invalid",
                Principal().refusal(
                    of: .register(Sample.alice, kind: .system, home: .installation))
            ),
            (
                "token-of-person",
                try Principal.sample().after(.issueToken(token, now: Sample.now.adding(seconds: -1))).refusal(
                    of: .issueToken(
                        Token(
                            id: Sample.token(2), hash: "cd", scope: token.scope, role: nil, expiresAt: token.expiresAt),
                        now: Sample.now.adding(seconds: -1), byAnother: true))
            ),
            (
                "first-token-too-long",
                Principal.sample().refusal(
                    of: .issueToken(token, now: Sample.now.adding(seconds: -100_000), byAnother: true))
            ),
            ("token-lifetime-invalid", Principal.sample().refusal(of: .issueToken(token, now: Sample.now))),
            ("role-out-of-scope", granting(.operator, to: .sample(), by: .operator, in: .project(Sample.project))),
            ("role-above-own", granting(.operator, to: .sample(), by: .projectAdmin, in: .installation)),
            ("last-holder", operators.refusal(of: .revoke(Sample.grant, grantor: [.operator]))),

            ("organization-taken", Organization.sample.refusal(of: .create(id, name: "Acme"))),
            ("project-taken", Project.sample().refusal(of: .create(Sample.project, in: .sample, name: "Search"))),
            (
                "cluster-taken",
                Cluster.sample().refusal(
                    of: .register(Sample.cluster("in01"), in: .sample(), region: Sample.region("local"), plan: .free))
            ),
            ("integration-taken", active.refusal(of: .draft(.sample(), in: .sample(), clouds: [.local]))),
            (
                "backup-taken",
                Backup.sample().refusal(
                    of: .register(Sample.backup("nightly"), of: .sample(), root: "/var", path: "a"))
            ),
            (
                "job-taken",
                ended.refusal(
                    of: .request(
                        Sample.job, backup: .sample(), cluster: .sample(), integration: active, directory: ""))
            ),
            (
                "principal-taken",
                Principal.sample().refusal(
                    of: .register(Sample.alice, kind: .person, home: .installation))
            ),
            (
                "token-taken",
                try Principal.sample().after(
                    .issueToken(token, now: Sample.now.adding(seconds: -1))
                ).refusal(
                    of: .issueToken(token, now: Sample.now))
            ),
            (
                "grant-taken",
                operators.refusal(
                    of: .grant(Sample.grant, .auditor, to: .sample(), in: .installation, grantor: [.operator]))
            ),
            ("secret-taken", stored.refusal(of: .storeSecret(SecretID(bits: 9), name: "KEY", fingerprint: "5f"))),

            (
                "organization-not-found",
                Project().refusal(
                    of: .create(Sample.project, in: Organization(), name: "Search"))
            ),
            ("project-not-found", drafting(.sample(), in: Project())),
            ("cluster-not-found", export(active, cluster: Cluster())),
            ("backup-not-found", export(active, backup: .sample(of: "in02"))),
            ("integration-not-found", export(Integration())),
            ("job-not-found", Job().refusal(of: .cancel)),
            ("principal-not-found", Principal().refusal(of: .disable)),
            ("token-not-found", Principal.sample().refusal(of: .revokeToken(Sample.token(1)))),
            ("grant-not-found", AccessList().refusal(of: .revoke(Sample.grant, grantor: []))),
            ("secret-not-found", stored.refusal(of: .destroySecret(SecretID(bits: 9)))),
            ("backup-root-not-found", Project.sample().refusal(of: .unbindBackupRoot(root))),
        ]
    }

    @Test func `each refusal has its code`() throws {
        for (code, refusal) in try Self.all() { #expect(refusal?.code == code) }
    }

    @Test func `the table has every refusal that the domain's sources make`() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/MooringModel")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var codes: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            codes.formUnion(text.matches(of: /Refusal\(\s*"([a-z-]+)"/).map { String($0.1) })
        }
        #expect(codes.count > 30)
        #expect(codes.subtracting(try Self.all().map(\.0)) == [])
    }

    @Test func `codes are words of small letters with dashes, and each means one thing`() throws {
        let codes = try Self.all().map(\.0)
        #expect(Set(codes).count == codes.count)
        for code in codes { #expect(code.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(code)") }
    }

    @Test func `each refusal says in both languages what is wrong and what to do next`() throws {
        for (code, refusal) in try Self.all() {
            let refusal = try #require(refusal, "\(code)")
            for (text, stop) in [
                (refusal.detail.english, "."), (refusal.detail.simplifiedChinese, "。"), (refusal.remedy.english, "."),
                (refusal.remedy.simplifiedChinese, "。"),
            ] {
                #expect(text.count > 4 && text.hasSuffix(stop), "\(code): \(text)")
                #expect(!text.contains("{") && !text.contains("\"\"") && !text.contains("“”"), "\(code): \(text)")
                #expect(!text.contains("Optional("), "\(code): \(text)")
            }
            #expect(refusal.detail.english.allSatisfy { $0.isASCII || "…".contains($0) }, "\(code)")
            #expect(refusal.detail.simplifiedChinese != refusal.detail.english)
        }
    }

    @Test func `a pointer is a JSON pointer of one member`() throws {
        for (code, refusal) in try Self.all() {
            guard let pointer = refusal?.pointer else { continue }
            #expect(pointer.wholeMatch(of: /\/[a-zA-Z]+/) != nil, "\(code): \(pointer)")
        }
    }

    @Test func `the domain's words are told in Chinese too`() throws {
        for (code, refusal) in try Self.all() where code.hasSuffix("-not-found") || code.hasSuffix("-taken") {
            let kind = code.replacing("-not-found", with: "").replacing("-taken", with: "").replacing("-", with: " ")
            let text = try #require(refusal?.detail.simplifiedChinese)
            #expect(!text.contains(" \(kind) "), "\(text)")
        }
    }

    @Test func `what is not found is named, where it has a name`() {
        let named = Refusal.notFound("cluster", "in09")
        #expect(named.detail.english == "There is no cluster \"in09\", or none that you may see.")
        #expect(named.kind == .notFound)
        #expect(Refusal.notFound("cluster", "").detail.english == "There is no such cluster, or none that you may see.")
    }

    @Test func `what is taken names its holder`() {
        let taken = Refusal.taken("name", "Exports", by: "\(Sample.integration)", pointer: "/name")
        #expect(taken.code == "name-taken")
        #expect(taken.detail.english == "The name \"Exports\" is taken by \(Sample.integration).")
        #expect(taken.detail.simplifiedChinese == "名称“Exports”已被 \(Sample.integration) 使用。")
    }
}
