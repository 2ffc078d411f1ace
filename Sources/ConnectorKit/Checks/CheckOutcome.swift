public import MooringModel

/// What the body of a check found; the run makes a ``CheckResult`` of it.
public struct CheckOutcome: Sendable, Hashable {
    public var status: CheckStatus
    /// The name of one of the check's messages.
    public var message: String
    /// What the message's `{name}` places hold.
    public var arguments: [String: String]
    public var evidence: Evidence?
    public var blame: Blame?

    private init(
        _ status: CheckStatus, _ message: String, _ arguments: [String: String], _ evidence: Evidence?, _ blame: Blame?
    ) {
        self.status = status
        self.message = message
        self.arguments = arguments
        self.evidence = evidence
        self.blame = blame
    }

    /// The fact holds.
    public static func passed(
        _ message: String, arguments: [String: String] = [:], evidence: Evidence? = nil
    ) -> CheckOutcome {
        CheckOutcome(.passed, message, arguments, evidence, nil)
    }

    /// The fact does not hold, and exporting would not work or would not be safe.
    public static func failed(
        _ message: String, arguments: [String: String] = [:], evidence: Evidence? = nil, blame: Blame
    ) -> CheckOutcome {
        CheckOutcome(.failed, message, arguments, evidence, blame)
    }

    /// It works, and somebody should know something.
    public static func warning(
        _ message: String, arguments: [String: String] = [:], evidence: Evidence? = nil, blame: Blame? = nil
    ) -> CheckOutcome {
        CheckOutcome(.warning, message, arguments, evidence, blame)
    }

    /// The question does not arise for this integration.
    public static func skipped(_ message: String, arguments: [String: String] = [:]) -> CheckOutcome {
        CheckOutcome(.skipped, message, arguments, nil, nil)
    }

    /// The question could not be answered. Throwing a ``ConnectorError`` from the check says the same with a text that
    /// fits every check.
    public static func inconclusive(
        _ message: String, arguments: [String: String] = [:], evidence: Evidence? = nil, blame: Blame? = nil
    ) -> CheckOutcome {
        CheckOutcome(.inconclusive, message, arguments, evidence, blame)
    }
}
