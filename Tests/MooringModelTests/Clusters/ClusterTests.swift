import DomainSamples
import MooringModel
import Testing

@Suite struct ClusterTests {
    private func register(in project: Project = .sample()) -> Cluster.Command {
        .register(Sample.cluster("in01"), in: project, region: Sample.region("aws-us-west-2"), plan: .serverless)
    }

    @Test func `a cluster is registered in a project that is there`() throws {
        #expect(
            try Cluster().decide(register()) == [
                .registered(
                    id: Sample.cluster("in01"), project: Sample.project, region: Sample.region("aws-us-west-2"),
                    plan: .serverless)
            ])
        let removed = try Project.sample().after(.remove(remaining: []))
        #expect(Cluster().refusal(of: register(in: removed))?.code == "project-not-found")
        #expect(Cluster().refusal(of: register(in: Project()))?.code == "project-not-found")
    }

    @Test func `a cluster's identifier is used once, also after the cluster is gone`() throws {
        let removed = try Cluster.sample().after(.remove(openJobs: []))
        for cluster in [Cluster.sample(), removed] {
            #expect(cluster.refusal(of: register())?.code == "cluster-taken")
            #expect(cluster.refusal(of: register(in: .sample(Sample.otherProject)))?.code == "cluster-taken")
        }
    }

    @Test func `a plan changes to another one`() throws {
        #expect(try Cluster.sample().decide(.changePlan(.serverless)) == [.planChanged(plan: .serverless)])
        #expect(try Cluster.sample().decide(.changePlan(.dedicated)) == [])
    }

    @Test func `a cluster with open jobs is not removed, and the refusal names them`() throws {
        let refusal = try #require(Cluster.sample().refusal(of: .remove(openJobs: [Sample.job])))
        #expect(refusal.code == "cluster-busy")
        #expect(refusal.detail.english.contains(Sample.job.description))
        #expect(try Cluster.sample().decide(.remove(openJobs: [])) == [.removed])
    }

    @Test func `a removed and an unknown cluster take no command`() throws {
        for cluster in [Cluster(), try Cluster.sample().after(.remove(openJobs: []))] {
            for command in [Cluster.Command.changePlan(.free), .remove(openJobs: [])] {
                #expect(cluster.refusal(of: command)?.code == "cluster-not-found")
            }
        }
    }
}
