import DomainSamples
import MooringModel
import Testing

@Suite struct ProposalTests {
    private func proposed(to integration: Integration) throws -> Integration {
        try integration.after(.configure(Sample.otherConfiguration, location: Sample.location))
    }

    @Test func `a passed validation of a proposal puts it into force, in the same append`() throws {
        var integration = try proposed(to: .active())
        let report = integration.report(.passed)
        #expect(report.configuration == Sample.otherConfiguration)
        let events = try integration.carryOut(.takeIn(report, isRequested: true))
        #expect(events == [.validated(report), .configurationApplied(configuration: Sample.otherConfiguration)])
        #expect(integration.configuration == Sample.otherConfiguration)
        #expect(integration.proposal == nil)
        #expect(integration.lastReport == report)
        #expect(integration.proposalReport == nil)
    }

    @Test func `a failed or inconclusive proposal says nothing against what is in force`() throws {
        for verdict in [Verdict.failed, .inconclusive] {
            let active = try Integration.active()
            var integration = try proposed(to: active)
            let report = integration.report(verdict)
            #expect(try integration.carryOut(.takeIn(report, isRequested: true)) == [.validated(report)])
            #expect(integration.status == .active)
            #expect(integration.lastReport == active.lastReport)
            #expect(integration.proposal == Sample.otherConfiguration)
        }
    }

    @Test func `a proposal that passes ends an error`() throws {
        let integration = try proposed(to: .failing())
        let report = integration.report(.passed)
        #expect(
            try integration.decide(.takeIn(report, isRequested: true))
                == [.validated(report), .configurationApplied(configuration: Sample.otherConfiguration), .recovered])
    }

    @Test func `while a proposal waits, what is in force is validated as ever`() throws {
        let integration = try proposed(to: .active())
        let failed = integration.reportOfWhatIsInForce(.failed)
        #expect(try integration.decide(.takeIn(failed, isRequested: false)) == [.validated(failed), .degraded])
        let same = integration.reportOfWhatIsInForce(.passed)
        #expect(try integration.decide(.takeIn(same, isRequested: false)) == [])
        let after = try integration.after(.takeIn(same, isRequested: true))
        #expect(after.proposal == Sample.otherConfiguration)
        #expect(after.configuration == Sample.configuration)
    }

    @Test func `a suspended integration's proposal comes into force and it stays suspended`() throws {
        var integration = try proposed(to: .suspended())
        try integration.carryOut(.takeIn(integration.report(.passed), isRequested: true))
        #expect(integration.status == .suspended)
        #expect(integration.configuration == Sample.otherConfiguration)
        #expect(try integration.decide(.resume) == [.resumed])
    }

    @Test func `proposing leaves connector, region, access, place and external ID as they are`() throws {
        var integration = try proposed(to: .active())
        try integration.carryOut(.takeIn(integration.report(.passed), isRequested: true))
        let active = try Integration.active()
        #expect(integration.draft == active.draft)
        #expect(integration.location == active.location)
    }
}
