import DomainSamples
import MooringModel
import Testing

@Suite struct RotationTests {
    private func rotating(_ integration: Integration) throws -> Integration {
        try integration.after(.startExternalIDRotation(Sample.nextExternalID))
    }

    @Test func `a second external ID is validated while the first one serves`() throws {
        for integration in [try Integration.active(), try .failing(), try .suspended()] {
            let rotating = try rotating(integration)
            #expect(rotating.externalID == Sample.externalID)
            #expect(rotating.nextExternalID == Sample.nextExternalID)
            #expect(rotating.externalIDToValidate == Sample.nextExternalID)
            #expect(rotating.configurationToValidate == Sample.configuration)
        }
    }

    @Test func `the second one takes effect when a validation with it passed`() throws {
        var integration = try rotating(.active())
        let report = integration.report(.passed)
        #expect(
            try integration.carryOut(.takeIn(report, isRequested: true))
                == [
                    .validated(report),
                    .externalIDRotated(externalID: Sample.nextExternalID, retired: Sample.externalID),
                ])
        #expect(integration.externalID == Sample.nextExternalID)
        #expect(integration.retiredExternalID == Sample.externalID)
        #expect(integration.nextExternalID == nil)
        #expect(integration.lastReport == report)
    }

    @Test func `a failed validation with the second one leaves the first in force`() throws {
        var integration = try rotating(.active())
        let report = integration.report(.failed)
        #expect(try integration.carryOut(.takeIn(report, isRequested: true)) == [.validated(report)])
        #expect(integration.externalID == Sample.externalID)
        #expect(integration.status == .active)
    }

    @Test func `a passed validation with the first one does not end the rotation`() throws {
        let integration = try rotating(.active())
        let after = try integration.after(.takeIn(integration.reportOfWhatIsInForce(.passed), isRequested: true))
        #expect(after.nextExternalID == Sample.nextExternalID)
    }

    @Test func `a proposal and a second external ID come into force together`() throws {
        var integration = try rotating(.active()).after(
            .configure(Sample.otherConfiguration, location: Sample.location))
        let halfWay = ValidationReport.sample(.passed, of: Sample.otherConfiguration)
        #expect(integration.refusal(of: .takeIn(halfWay, isRequested: true))?.code == "configuration-changed")
        let report = integration.report(.passed)
        #expect(
            try integration.carryOut(.takeIn(report, isRequested: true)) == [
                .validated(report), .configurationApplied(configuration: Sample.otherConfiguration),
                .externalIDRotated(externalID: Sample.nextExternalID, retired: Sample.externalID),
            ])
        #expect(integration.lastReport == report)
        #expect(integration.proposalReport == nil)
    }

    @Test func `one rotation at a time`() throws {
        let refusal = try rotating(.active()).refusal(of: .startExternalIDRotation("another"))
        #expect(refusal?.code == "rotation-open")
    }

    @Test func `a rotation can be canceled while it is open`() throws {
        let active = try Integration.active()
        #expect(
            try rotating(active).decide(.cancelExternalIDRotation)
                == [.externalIDRotationCanceled(externalID: Sample.nextExternalID)])
        #expect(try rotating(active).after(.cancelExternalIDRotation) == active)
        #expect(active.refusal(of: .cancelExternalIDRotation)?.code == "no-rotation-open")
    }

    @Test func `a draft's external ID is not rotated`() throws {
        let refusal = try Integration.validated().refusal(of: .startExternalIDRotation("another"))
        #expect(refusal?.code == "integration-not-added")
    }

    @Test func `no edit changes the external ID`() throws {
        let edited = try Integration.active()
            .after(.describe(name: "New", description: "new"))
            .after(.configure(Sample.otherConfiguration, location: Sample.location))
        #expect(edited.externalID == Sample.externalID)
    }
}
