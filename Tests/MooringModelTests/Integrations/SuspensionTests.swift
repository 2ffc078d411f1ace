import DomainSamples
import MooringModel
import Testing

@Suite struct SuspensionTests {
    @Test func `an active and a failing integration can be suspended`() throws {
        for integration in [try Integration.active(), try .failing()] {
            #expect(try integration.decide(.suspend) == [.suspended])
        }
        #expect(try Integration.suspended().decide(.suspend) == [])
    }

    @Test func `a draft cannot be suspended`() throws {
        #expect(try Integration.validated().refusal(of: .suspend)?.code == "integration-not-added")
    }

    @Test func `resuming requires a validation that passed since the suspension`() throws {
        let suspended = try Integration.suspended()
        #expect(suspended.refusal(of: .resume)?.code == "not-validated-since-suspension")
        let validated = try suspended.after(.takeIn(suspended.report(.passed), isRequested: true))
        #expect(validated.status == .suspended)
        #expect(try validated.decide(.resume) == [.resumed])
        #expect(try validated.after(.resume).status == .active)
    }

    @Test(arguments: [Verdict.failed, .inconclusive])
    func `a later validation that did not pass takes the right to resume away`(verdict: Verdict) throws {
        let suspended = try Integration.suspended()
        let failed =
            try suspended
            .after(.takeIn(suspended.report(.passed), isRequested: true))
            .after(.takeIn(suspended.report(verdict), isRequested: false))
        #expect(failed.status == .suspended)
        #expect(failed.refusal(of: .resume)?.code == "not-validated-since-suspension")
    }

    @Test func `a second suspension asks for a validation of its own`() throws {
        let suspended = try Integration.suspended()
        let again = try suspended.after(.takeIn(suspended.report(.passed), isRequested: true))
            .after(.resume).after(.suspend)
        #expect(again.refusal(of: .resume)?.code == "not-validated-since-suspension")
    }

    @Test func `only a suspended integration can be resumed`() throws {
        for integration in [try Integration.validated(), try .active(), try .failing()] {
            #expect(integration.refusal(of: .resume)?.code == "not-suspended")
        }
    }
}
