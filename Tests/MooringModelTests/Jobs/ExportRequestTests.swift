import DomainSamples
import MooringModel
import Testing

@Suite struct ExportRequestTests {
    private func refusal(
        backup: Backup = .sample(), cluster: Cluster = .sample(), integration: Integration, directory: String = ""
    ) -> String? {
        Job().refusal(
            of: .request(
                Sample.job, backup: backup, cluster: cluster, integration: integration, directory: directory))?.code
    }

    @Test func `an export is ordered from the cluster's backup through the integration`() throws {
        let events = try Job().decide(
            .request(Sample.job, backup: .sample(), cluster: .sample(), integration: .active(), directory: "/exports/"))
        #expect(events == [.requested(.sample)])
        #expect(Job(folding: events).status == .pending)
    }

    @Test func `the cluster must be there`() throws {
        let removed = try Cluster.sample().after(.remove(openJobs: []))
        #expect(try refusal(cluster: removed, integration: .active()) == "cluster-not-found")
        #expect(try refusal(cluster: Cluster(), integration: .active()) == "cluster-not-found")
    }

    @Test func `the backup must be there and the cluster's own`() throws {
        let removed = try Backup.sample().after(.remove(openJobs: []))
        #expect(try refusal(backup: removed, integration: .active()) == "backup-not-found")
        #expect(try refusal(backup: .sample(of: "in02"), integration: .active()) == "backup-not-found")
    }

    @Test func `the integration must be of the cluster's project, and another's name is not told`() throws {
        let other = try Integration.active(.sample(name: "Quiet", in: Sample.otherProject))
        let refusal = try #require(
            Job().refusal(
                of: .request(Sample.job, backup: .sample(), cluster: .sample(), integration: other, directory: "")))
        #expect(refusal.code == "integration-of-other-project")
        #expect(!refusal.detail.english.contains("Quiet"))
    }

    @Test func `the integration must be in the cluster's region`() throws {
        let cluster = Cluster.sample(region: "aws-us-west-2")
        #expect(try refusal(cluster: cluster, integration: .active()) == "integration-in-other-region")
    }

    @Test(arguments: Plan.allCases)
    func `the cluster's plan must allow exporting`(plan: Plan) throws {
        let mayExport = [Plan.dedicated, .enterprise, .bringYourOwnCloud].contains(plan)
        let code = try refusal(cluster: .sample(plan: plan), integration: .active())
        #expect(code == (mayExport ? nil : "plan-may-not-export"))
    }

    @Test func `the integration must be active`() throws {
        for integration in [try Integration.drafted(), try .validated(), try .failing(), try .suspended()] {
            #expect(refusal(integration: integration) == "integration-not-active")
        }
        #expect(try refusal(integration: .deleted()) == "integration-deleted")
        #expect(refusal(integration: Integration()) == "integration-not-found")
    }

    @Test func `a read-only integration is no target`() throws {
        #expect(try refusal(integration: .active(.sample(access: .readonly))) == "integration-read-only")
    }

    @Test func `a job is requested once`() throws {
        let job = Job(folding: [.requested(.sample)])
        let again = Job.Command.request(
            Sample.job, backup: .sample(), cluster: .sample(), integration: try .active(), directory: "")
        #expect(job.refusal(of: again)?.code == "job-taken")
    }

    @Test func `an integration with a proposal serves on`() throws {
        let proposed = try Integration.active().after(
            .configure(Sample.otherConfiguration, location: Sample.location))
        #expect(refusal(integration: proposed) == nil)
    }
}
