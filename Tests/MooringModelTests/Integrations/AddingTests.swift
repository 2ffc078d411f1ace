import DomainSamples
import MooringModel
import Testing

@Suite struct AddingTests {
    @Test func `a draft whose latest validation passed is added with its place and access`() throws {
        #expect(try Integration.validated().decide(.add) == [.added(location: Sample.location, access: .readwrite)])
        #expect(try Integration.active().status == .active)
        let readonly = try Integration.validated(.sample(access: .readonly))
        #expect(try readonly.decide(.add) == [.added(location: Sample.location, access: .readonly)])
    }

    @Test func `a draft that was never validated cannot be added`() throws {
        #expect(try Integration.drafted().refusal(of: .add)?.code == "not-validated")
        #expect(try Integration.configured().refusal(of: .add)?.code == "not-validated")
    }

    @Test(arguments: [Verdict.failed, .inconclusive])
    func `only the latest validation counts`(verdict: Verdict) throws {
        let validated = try Integration.validated()
        let later = try validated.after(.takeIn(validated.report(verdict), isRequested: true))
        #expect(later.refusal(of: .add)?.code == "not-validated")
    }

    @Test func `a validation of an earlier configuration does not count`() throws {
        let changed = try Integration.validated().after(
            .configure(Sample.otherConfiguration, location: Sample.location))
        #expect(changed.refusal(of: .add)?.code == "not-validated")
    }

    @Test func `a validation does not count any more after a change there and back`() throws {
        let changedBack = try Integration.validated()
            .after(.configure(Sample.otherConfiguration, location: Sample.location))
            .after(.configure(Sample.configuration, location: Sample.location))
        #expect(changedBack.refusal(of: .add)?.code == "not-validated")
    }

    @Test func `a draft without a name cannot be added`() throws {
        let unnamed = try Integration.validated(.sample(name: nil))
        #expect(unnamed.refusal(of: .add)?.code == "name-missing")
        #expect(try unnamed.after(.describe(name: "Named", description: "")).refusal(of: .add) == nil)
    }

    @Test func `an integration is added once`() throws {
        for integration in [try Integration.active(), try .failing(), try .suspended()] {
            #expect(integration.refusal(of: .add)?.code == "already-added")
        }
    }
}
