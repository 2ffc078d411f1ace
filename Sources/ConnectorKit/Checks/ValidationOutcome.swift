public import MooringModel

/// All checks of one validation, and what they say together.
public struct ValidationOutcome: Sendable, Hashable {
    /// Every check of the connector exactly once, in its order.
    public let results: [CheckResult]
    public let verdict: Verdict
    /// Where the connector broke the rules of ``CheckRun``; empty for a correct connector. For logs and tests.
    public let faults: [String]
}
