/// All checks of one validation, in the connector's order, with what they were run against.
package struct ValidationReport: Sendable, Hashable {
    package var verdict: Verdict
    package var checks: [CheckResult]
    /// The configuration that the checks used.
    package var configuration: JSONValue
    /// The external ID that the checks used.
    package var externalID: String

    package init(verdict: Verdict, checks: [CheckResult], configuration: JSONValue, externalID: String) {
        self.verdict = verdict
        self.checks = checks
        self.configuration = configuration
        self.externalID = externalID
    }

    /// Whether the report says something else than another: another verdict, another status of a check, or anything at all
    /// of another configuration or external ID. Durations, evidence and arguments alone are nothing new.
    package func differs(from other: ValidationReport) -> Bool {
        configuration != other.configuration || externalID != other.externalID || verdict != other.verdict
            || checks.map(\.id) != other.checks.map(\.id)
            || checks.map(\.status) != other.checks.map(\.status)
    }

    package var json: JSONValue {
        [
            "checks": .array(checks.map(\.json)), "configuration": configuration, "externalId": .string(externalID),
            "verdict": .string(verdict.rawValue),
        ]
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        var checks: [CheckResult] = []
        for check in try fields.array("checks") { checks.append(try CheckResult(JSONFields(check))) }
        self.init(
            verdict: try fields.word("verdict"), checks: checks, configuration: try fields.value("configuration"),
            externalID: try fields.string("externalId"))
    }
}
