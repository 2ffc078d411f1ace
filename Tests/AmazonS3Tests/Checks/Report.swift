import ConnectorKit
import MooringModel
import Testing

/// A validation as a test looks at it.
struct Report {
    let outcome: ValidationOutcome
    let descriptor: ConnectorDescriptor

    /// Every report obeys the rules of reports, and every text has what its places hold.
    init(_ outcome: ValidationOutcome, _ descriptor: ConnectorDescriptor) {
        self.outcome = outcome
        self.descriptor = descriptor
        #expect(outcome.faults == [])
        #expect(outcome.results.map(\.id) == descriptor.checks.map(\.id))
    }

    var verdict: Verdict { outcome.verdict }

    /// What did not pass: `list: failed denied`. Checks that waited for another, or do not apply, are left out.
    var findings: [String] {
        outcome.results.filter { ![.passed, .skipped].contains($0.status) }
            .map { "\($0.id): \($0.status.rawValue) \($0.message)" }
    }

    func result(_ check: String) throws -> CheckResult {
        try #require(outcome.results.first { $0.id == check })
    }

    func text(_ check: String, _ language: Language = .english) throws -> CheckText {
        descriptor.text(of: try result(check), in: language)
    }

    func remedy(_ check: String) throws -> String { try #require(try text(check).remedy) }
}
