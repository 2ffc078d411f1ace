import DomainSamples
import MooringModel
import Testing

@Suite struct ForwardingTests {
    private let failure = ExportFailure(code: "network", detail: "reset", isRetryable: true)

    private func enable(
        _ cluster: Cluster = .sample(), through integration: Integration, directory: String = "/logs/"
    ) -> Forwarding.Command {
        .enable(cluster: cluster, integration: integration, directory: directory, includesRegistry: true)
    }

    private func enabled() throws -> Forwarding { try Forwarding().after(enable(through: .active())) }

    private func refusal(cluster: Cluster = .sample(), integration: Integration, directory: String = "") -> String? {
        Forwarding().refusal(of: enable(cluster, through: integration, directory: directory))?.code
    }

    @Test func `an audit log is forwarded through an integration of the cluster's project and region`() throws {
        #expect(try Forwarding().decide(enable(through: .active())) == [.enabled(.sample)])
        #expect(try enabled().status == .active)
    }

    @Test func `the cluster must be there, and the integration active, of its project and region, and writable`() throws
    {
        let removed = try Cluster.sample().after(.remove(openJobs: []))
        #expect(try refusal(cluster: removed, integration: .active()) == "cluster-not-found")
        #expect(try refusal(cluster: Cluster(), integration: .active()) == "cluster-not-found")
        #expect(try refusal(integration: .active(.sample(in: Sample.otherProject))) == "integration-of-other-project")
        let elsewhere = Cluster.sample(region: "aws-us-west-2")
        #expect(try refusal(cluster: elsewhere, integration: .active()) == "integration-in-other-region")
        for integration in [try Integration.drafted(), try .validated(), try .failing(), try .suspended()] {
            #expect(refusal(integration: integration) == "integration-not-active")
        }
        #expect(try refusal(integration: .deleted()) == "integration-deleted")
        #expect(try refusal(integration: .active(.sample(access: .readonly))) == "integration-read-only")
        #expect(try refusal(integration: .active(), directory: "a/../b") == "directory-invalid")
    }

    @Test func `enabling what is on changes nothing, and another target takes the place of the present one`() throws {
        let forwarding = try enabled()
        #expect(try forwarding.decide(enable(through: .active())) == [])
        var elsewhere = ForwardingTarget.sample
        elsewhere.directory = "audit"
        #expect(try forwarding.decide(enable(through: .active(), directory: "audit")) == [.enabled(elsewhere)])
        let abnormal = try forwarding.after(.becomeAbnormal(failure))
        #expect(try abnormal.decide(enable(through: .active())) == [])
        #expect(try abnormal.after(enable(through: .active(), directory: "audit")).status == .active)
    }

    @Test func `disabling says how many entries wait, and whether they still arrive`() throws {
        let forwarding = try enabled()
        #expect(try forwarding.decide(.disable(.drain, entries: 7)) == [.disabled(.drain, entries: 7)])
        let draining = try forwarding.after(.disable(.drain, entries: 7))
        #expect(draining.status == .draining)
        #expect(try draining.decide(.disable(.drain, entries: 5)) == [])
        #expect(try draining.after(.disable(.discard, entries: 5)).status == .disabled)
        #expect(try draining.after(.finishDraining).status == .disabled)
        #expect(try draining.after(enable(through: .active())).status == .active)
        #expect(try forwarding.after(.disable(.discard, entries: 7)).status == .disabled)
    }

    @Test func `what is off cannot be disabled`() throws {
        #expect(Forwarding().refusal(of: .disable(.drain, entries: 0))?.code == "forwarding-off")
        let disabled = try enabled().after(.disable(.discard, entries: 0))
        #expect(disabled.refusal(of: .disable(.discard, entries: 0))?.code == "forwarding-off")
    }

    @Test func `the destination's state is recorded when it changes, and only of what is enabled`() throws {
        let abnormal = try enabled().after(.becomeAbnormal(failure))
        #expect(abnormal.status == .abnormal && abnormal.failure == failure)
        #expect(try abnormal.decide(.becomeAbnormal(failure)) == [])
        let recovered = try abnormal.after(.recover)
        #expect(recovered.status == .active && recovered.failure == nil)
        #expect(try recovered.decide(.recover) == [])
        for forwarding in [Forwarding(), try enabled().after(.disable(.drain, entries: 1))] {
            #expect(try forwarding.decide(.becomeAbnormal(failure)) == [])
            #expect(try forwarding.decide(.recover) == [])
        }
        #expect(try enabled().decide(.finishDraining) == [])
    }

    @Test func `a cluster is not removed while its audit log is forwarded`() throws {
        let refusal = try #require(Cluster.sample().refusal(of: .remove(openJobs: [], forwarding: true)))
        #expect(refusal.code == "cluster-forwarding")
        #expect(refusal.detail.english.contains("in01"))
    }

    @Test func `an integration is not deleted while audit logs go through it, and the refusal names their clusters`()
        throws
    {
        let clusters = [Sample.cluster("in01"), Sample.cluster("in02")]
        let refusal = try #require(Integration.active().refusal(of: .delete(openJobs: [], forwardings: clusters)))
        #expect(refusal.code == "integration-forwarding")
        for cluster in clusters { #expect(refusal.detail.english.contains(cluster.description)) }
    }
}
