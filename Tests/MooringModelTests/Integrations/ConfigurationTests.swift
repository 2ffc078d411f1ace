import DomainSamples
import MooringModel
import Testing

@Suite struct ConfigurationTests {
    @Test func `a draft's configuration and place change freely`() throws {
        let events = try Integration.configured().decide(
            .configure(Sample.otherConfiguration, location: Sample.otherLocation))
        #expect(events == [.configured(configuration: Sample.otherConfiguration, location: Sample.otherLocation)])
    }

    @Test func `the configuration that is there already changes nothing`() throws {
        for integration in [try Integration.configured(), try .validated(), try .active(), try .suspended()] {
            #expect(try integration.decide(.configure(Sample.configuration, location: Sample.location)) == [])
        }
    }

    @Test func `a draft's configuration that now points elsewhere is recorded`() throws {
        let events = try Integration.configured().decide(
            .configure(Sample.configuration, location: Sample.otherLocation))
        #expect(events == [.configured(configuration: Sample.configuration, location: Sample.otherLocation)])
    }

    @Test func `a changed draft is as if never validated`() throws {
        let changed = try Integration.validated().after(
            .configure(Sample.otherConfiguration, location: Sample.location))
        #expect(changed.lastReport == nil)
    }

    @Test func `once added, the place never changes`() throws {
        for integration in [try Integration.active(), try .failing(), try .suspended()] {
            for configuration in [Sample.configuration, Sample.otherConfiguration] {
                let refusal = integration.refusal(of: .configure(configuration, location: Sample.otherLocation))
                #expect(refusal?.code == "location-fixed")
            }
        }
    }

    @Test func `places are compared by bytes`() {
        let composed = StorageLocation(authority: "aws", container: "acme", prefix: ["caf\u{E9}"])
        let decomposed = StorageLocation(authority: "aws", container: "acme", prefix: ["cafe\u{301}"])
        #expect(composed != decomposed)
        #expect(composed == composed)
    }

    @Test func `once added, a changed configuration is proposed and the old one serves on`() throws {
        for integration in [try Integration.active(), try .failing(), try .suspended()] {
            let command = Integration.Command.configure(Sample.otherConfiguration, location: Sample.location)
            #expect(
                try integration.decide(command) == [.configurationProposed(configuration: Sample.otherConfiguration)])
            let proposed = try integration.after(command)
            #expect(proposed.configuration == Sample.configuration)
            #expect(proposed.configurationToValidate == Sample.otherConfiguration)
            #expect(proposed.status == integration.status)
        }
    }

    @Test func `proposing again what is proposed changes nothing`() throws {
        let command = Integration.Command.configure(Sample.otherConfiguration, location: Sample.location)
        #expect(try Integration.active().after(command).decide(command) == [])
    }

    @Test func `proposing what is in force withdraws the proposal`() throws {
        let proposed = try Integration.active().after(
            .configure(Sample.otherConfiguration, location: Sample.location))
        #expect(
            try proposed.decide(.configure(Sample.configuration, location: Sample.location)) == [
                .configurationWithdrawn
            ])
    }

    @Test func `a proposal can be withdrawn, and withdrawing none changes nothing`() throws {
        let active = try Integration.active()
        let proposed = try active.after(.configure(Sample.otherConfiguration, location: Sample.location))
        #expect(try proposed.decide(.withdrawProposal) == [.configurationWithdrawn])
        #expect(try proposed.after(.withdrawProposal) == active)
        #expect(try active.decide(.withdrawProposal) == [])
    }

    @Test func `what was found of one proposal does not outlive it`() throws {
        var integration = try Integration.active().after(
            .configure(Sample.otherConfiguration, location: Sample.location))
        try integration.carryOut(.takeIn(integration.report(.failed), isRequested: true))
        #expect(integration.proposalReport != nil)
        let replaced = try integration.after(.configure(["path": "/srv/exports/acme"], location: Sample.location))
        #expect(replaced.proposalReport == nil)
        #expect(try integration.after(.withdrawProposal).proposalReport == nil)
        #expect(try integration.after(.startExternalIDRotation(Sample.nextExternalID)).proposalReport == nil)
    }
}
