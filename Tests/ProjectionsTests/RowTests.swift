import DomainSamples
import EventLog
import MooringModel
import Projections
import Testing

/// What the events of everything but integrations do to the rows.
@Suite struct RowTests {
    private let project = Event.project(
        .created(id: Sample.project, organization: Sample.organization, name: "Search"))
    private let projectKey = Sample.project.description
    private let jobKey = Sample.job.description

    @Test func `an organization's row is active under nothing`() throws {
        var story = RowStory()
        let row = try #require(
            story.happen(.organization(.created(id: Sample.organization, name: "Acme"))).first)
        #expect(row.view == .organization && row.key == Sample.organization.description && row.scope == "")
        #expect(row.status == "active" && row.body["name"] == "Acme")
    }

    @Test func `a project's row is listed under its organization and follows renaming and removal`() throws {
        var story = RowStory()
        let row = try #require(story.happen(project).first)
        #expect(row.view == .project && row.key == projectKey && row.scope == Sample.organization.description)
        #expect(story.changes(.project, projectKey, by: .project(.renamed(name: "Find"))) == ["name": "Find"])
        #expect(story.changes(.project, projectKey, by: .project(.removed)) == ["status": "removed"])
    }

    @Test func `a project's row lists its backup roots`() {
        var story = RowStory(project)
        let one: JSONValue = ["path": "/a"]
        let other: JSONValue = ["cluster": "in01", "path": "/a"]
        func bound(_ cluster: String?) -> Event {
            .project(.backupRootBound(path: "/a", cluster: cluster.map(Sample.cluster), bucket: nil))
        }
        #expect(story.changes(.project, projectKey, by: bound(nil)) == ["backupRoots": [one]])
        #expect(story.changes(.project, projectKey, by: bound("in01")) == ["backupRoots": [one, other]])
        let unbound = Event.project(.backupRootUnbound(path: "/a", cluster: nil))
        #expect(story.changes(.project, projectKey, by: unbound) == ["backupRoots": [other]])
    }

    @Test func `a secret's row is listed under its project and never holds more than its fingerprint`() throws {
        var story = RowStory(project)
        let stored = ProjectEvent.secretStored(id: Sample.secret, name: "key", fingerprint: "5e")
        let row = try #require(story.happen(.project(stored)).first)
        #expect(row.view == .secret && row.key == Sample.secret.description && row.scope == projectKey)
        #expect(row.status == "stored")
        #expect(
            Set(row.body.names)
                == ["changedAt", "changedBy", "createdAt", "createdBy", "fingerprint", "id", "name", "status"])
        let destroyed = Event.project(.secretDestroyed(id: Sample.secret))
        #expect(story.changes(.secret, row.key, by: destroyed) == ["status": "destroyed"])
    }

    @Test func `a cluster's row is listed under its project and region`() throws {
        var story = RowStory()
        let registered = ClusterEvent.registered(
            id: Sample.cluster("in01"), project: Sample.project, region: Sample.region("aws-us-west-2"), plan: .free)
        let row = try #require(story.happen(.cluster(registered)).first)
        #expect(row.view == .cluster && row.key == "in01" && row.scope == projectKey && row.region == "aws-us-west-2")
        #expect(row.status == "active" && row.body["plan"] == "free")
        #expect(story.changes(.cluster, "in01", by: .cluster(.planChanged(plan: .dedicated))) == ["plan": "dedicated"])
        #expect(story.changes(.cluster, "in01", by: .cluster(.removed)) == ["status": "removed"])
    }

    @Test func `a backup's row is listed under its cluster`() throws {
        var story = RowStory()
        let row = try #require(story.happen(BackupEvent.samples[0]).first)
        #expect(row.view == .backup && row.key == "in01/nightly" && row.scope == "in01" && row.status == "available")
        #expect(row.body["path"] == "2026/nightly" && row.body["root"] == "/var/backups/milvus")
        #expect(story.changes(.backup, row.key, by: .backup(.removed)) == ["status": "removed"])
    }

    @Test func `a job's row is listed under its project and region, to be found by its integration`() throws {
        var story = RowStory()
        let row = try #require(story.happen(.job(.requested(.sample))).first)
        #expect(row.view == .job && row.key == jobKey && row.scope == projectKey && row.region == "local")
        #expect(row.lookup == Sample.integration.description && row.status == "pending")
        #expect(row.body["cluster"] == "in01" && row.body["backup"] == "nightly" && row.body["directory"] == "exports")
    }

    @Test func `a job's row follows its life`() {
        func at(_ second: Int64) -> JSONValue { .string(Sample.moment(second).description) }
        func story() -> RowStory { RowStory(.job(.requested(.sample)), .job(.started)) }
        var pending = RowStory(.job(.requested(.sample)))
        #expect(
            pending.changes(.job, jobKey, by: .job(.started)) == ["status": "in_progress", "startedAt": at(2)])
        var succeeded = story()
        let success = JobEvent.succeeded(objects: 3, bytes: 300, manifestKey: "m.json", manifestSHA256: "a1")
        #expect(
            succeeded.changes(.job, jobKey, by: .job(success)) == [
                "status": "successful", "objects": 3, "bytes": 300, "manifestKey": "m.json", "manifestSha256": "a1",
                "endedAt": at(3),
            ])
        var failed = story()
        let failure = ExportFailure(code: "network", detail: "reset", isRetryable: true)
        #expect(
            failed.changes(.job, jobKey, by: .job(.failed(failure)))
                == ["status": "failed", "failure": failure.json, "endedAt": at(3)])
        var canceled = story()
        #expect(canceled.changes(.job, jobKey, by: .job(.cancellationRequested)) == ["status": "canceling"])
        #expect(canceled.changes(.job, jobKey, by: .job(.canceled)) == ["status": "canceled", "endedAt": at(4)])
    }

    @Test func `a forwarding's row is its cluster's, to be found by its integration, and follows its life`() throws {
        let failure = ExportFailure(code: "network", detail: "reset", isRetryable: true)
        var story = RowStory()
        let row = try #require(story.happen(.forwarding(.enabled(.sample))).first)
        #expect(row.view == .forwarding && row.key == "in01" && row.scope == projectKey && row.region == "local")
        #expect(row.lookup == Sample.integration.description && row.status == "active")
        #expect(row.body["directory"] == "logs")
        func changes(_ event: ForwardingEvent) -> [String: JSONValue] {
            story.changes(.forwarding, "in01", by: .forwarding(event))
        }
        #expect(changes(.becameAbnormal(failure)) == ["status": "abnormal", "failure": failure.json])
        #expect(changes(.recovered) == ["status": "active", "failure": .null])
        #expect(
            changes(.disabled(.drain, entries: 3)) == ["status": "draining", "entries": 3, "spooled": "drain"])
        #expect(changes(.drained) == ["status": "disabled"])
    }

    @Test func `a principal's row is listed under its home`() throws {
        var story = RowStory()
        let row = try #require(story.happen(PrincipalEvent.samples[0]).first)
        #expect(row.view == .principal && row.key == Sample.alice.description)
        #expect(row.scope == Sample.organization.description && row.status == "active")
        #expect(story.changes(.principal, row.key, by: .principal(.disabled)) == ["status": "disabled"])
    }

    @Test func `a token's row is found by its hash, which its body does not show`() throws {
        var story = RowStory(PrincipalEvent.samples[0])
        let token = Token(
            id: Sample.token(1), hash: "abab", scope: .installation, role: .auditor, expiresAt: Sample.moment(9))
        let row = try #require(story.happen(.principal(.tokenIssued(token))).first)
        #expect(row.view == .token && row.key == token.id.description && row.scope == Sample.alice.description)
        #expect(row.lookup == "abab" && row.body["hash"] == nil && row.status == "active")
        #expect(row.body["principal"] == .string(Sample.alice.description) && row.body["role"] == "auditor")
        let revoked = Event.principal(.tokenRevoked(id: token.id))
        #expect(story.changes(.token, row.key, by: revoked) == ["status": "revoked"])
    }

    @Test func `a grant's row is listed under its scope, to be found by its principal`() throws {
        var story = RowStory()
        let granted = AccessEvent.granted(
            id: Sample.grant, principal: Sample.alice, role: .auditor, scope: .project(Sample.project))
        let row = try #require(story.happen(.access(granted)).first)
        #expect(row.view == .grant && row.key == Sample.grant.description && row.scope == projectKey)
        #expect(row.lookup == Sample.alice.description && row.status == "active" && row.body["role"] == "auditor")
        let revoked = Event.access(.revoked(id: Sample.grant, principal: Sample.alice, role: .auditor))
        #expect(story.changes(.grant, row.key, by: revoked) == ["status": "revoked"])
    }

    @Test func `what happened to the log, and what was refused, shows in no view`() {
        var story = RowStory(PrincipalEvent.samples[0])
        for event in LogEvent.samples { #expect(story.happen(event) == []) }
        #expect(story.happen(.principal(.accessRefused(action: .export, target: "x", count: 1))) == [])
    }

    @Test func `every other event changes exactly one row`() {
        for kind in [
            OrganizationEvent.samples, ProjectEvent.samples, ClusterEvent.samples, IntegrationEvent.samples,
            BackupEvent.samples, JobEvent.samples, PrincipalEvent.samples, AccessEvent.samples,
        ] {
            var story = RowStory()
            for event in kind where event.event.type != "access.refused" {
                #expect(story.happen(event).count == 1, "\(event.event.type)")
            }
        }
    }

    @Test func `an event of something that never began changes nothing`() {
        var story = RowStory()
        #expect(story.happen(.cluster(.removed)) == [])
    }
}
