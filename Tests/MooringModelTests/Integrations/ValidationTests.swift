import DomainSamples
import MooringModel
import Testing

@Suite struct ValidationTests {
    @Test(arguments: Verdict.allCases)
    func `a requested validation is one event, whatever its verdict and however often`(verdict: Verdict) throws {
        var integration = try Integration.configured()
        let report = integration.report(verdict)
        for _ in 0..<2 {
            #expect(try integration.carryOut(.takeIn(report, isRequested: true)) == [.validated(report)])
            #expect(integration.lastReport == report)
            #expect(integration.status == .draft)
        }
    }

    @Test func `a scheduled validation that says nothing new is not recorded`() throws {
        let active = try Integration.active()
        var report = active.report(.passed)
        report.checks[1].durationMilliseconds = 900
        report.checks[1].evidence = nil
        report.checks[1].arguments = ["bytes": "1"]
        #expect(try active.decide(.takeIn(report, isRequested: false)) == [])
    }

    @Test func `a scheduled validation is recorded if the verdict or the status of a check changed`() throws {
        let active = try Integration.active()
        let inconclusive = active.report(.inconclusive)
        #expect(try active.decide(.takeIn(inconclusive, isRequested: false)) == [.validated(inconclusive)])
        var warning = active.report(.passed)
        warning.checks[0].status = .warning
        #expect(try active.decide(.takeIn(warning, isRequested: false)) == [.validated(warning)])
    }

    @Test func `a scheduled validation is recorded if the connector has other checks now`() throws {
        let active = try Integration.active()
        var report = active.report(.passed)
        report.checks.append(CheckResult(id: "encryption", status: .passed, message: "encrypted"))
        #expect(try active.decide(.takeIn(report, isRequested: false)) == [.validated(report)])
    }

    @Test func `the first scheduled validation of a configuration is recorded`() throws {
        let changed = try Integration.validated().after(
            .configure(Sample.otherConfiguration, location: Sample.location))
        let report = changed.report(.passed)
        #expect(try changed.decide(.takeIn(report, isRequested: false)) == [.validated(report)])
    }

    @Test func `a scheduled validation of a proposal is recorded once`() throws {
        var integration = try Integration.active().after(
            .configure(Sample.otherConfiguration, location: Sample.location))
        let report = integration.report(.failed)
        #expect(try integration.carryOut(.takeIn(report, isRequested: false)) == [.validated(report)])
        #expect(try integration.decide(.takeIn(report, isRequested: false)) == [])
    }

    @Test func `reports differ by what they were run against, verdict, checks and their statuses`() {
        let report = ValidationReport.sample(.passed)
        #expect(!report.differs(from: report))
        #expect(report.differs(from: .sample(.inconclusive)))
        #expect(report.differs(from: .sample(.passed, of: Sample.otherConfiguration)))
        #expect(report.differs(from: .sample(.passed, with: Sample.nextExternalID)))
    }

    @Test func `a report of a configuration that was changed meanwhile does not count`() throws {
        let report = try Integration.configured().report(.passed)
        let changed = try Integration.configured().after(
            .configure(Sample.otherConfiguration, location: Sample.location))
        #expect(changed.refusal(of: .takeIn(report, isRequested: true))?.code == "configuration-changed")
        let other = ValidationReport.sample(.passed, with: Sample.nextExternalID)
        #expect(
            try Integration.active().refusal(of: .takeIn(other, isRequested: true))?.code == "configuration-changed")
    }

    @Test func `what has no configuration has no report`() throws {
        let refusal = try Integration.drafted().refusal(of: .takeIn(.sample(.passed), isRequested: true))
        #expect(refusal?.code == "configuration-changed")
    }

    @Test func `a failed validation turns an active integration to error, in the same append`() throws {
        let active = try Integration.active()
        let report = active.report(.failed)
        for isRequested in [true, false] {
            let events = try active.decide(.takeIn(report, isRequested: isRequested))
            #expect(events == [.validated(report), .degraded])
        }
        #expect(try Integration.failing().status == .error)
    }

    @Test func `an inconclusive validation changes no status`() throws {
        for integration in [try Integration.active(), try .failing(), try .suspended()] {
            let report = integration.report(.inconclusive)
            #expect(try integration.decide(.takeIn(report, isRequested: true)) == [.validated(report)])
        }
    }

    @Test func `a passed validation ends an error, also after an inconclusive one`() throws {
        let failing = try Integration.failing()
        let report = failing.report(.passed)
        #expect(try failing.decide(.takeIn(report, isRequested: false)) == [.validated(report), .recovered])
        let unsure = try failing.after(.takeIn(failing.report(.inconclusive), isRequested: true))
        #expect(unsure.status == .error)
        #expect(try unsure.after(.takeIn(report, isRequested: false)).status == .active)
    }

    @Test func `an integration that fails on is not degraded twice`() throws {
        let failing = try Integration.failing()
        let report = failing.report(.failed)
        #expect(try failing.decide(.takeIn(report, isRequested: true)) == [.validated(report)])
        #expect(try failing.decide(.takeIn(report, isRequested: false)) == [])
    }
}
