/// What is wrong with a configuration: everything at once, so that a form can show it all.
public struct ConfigurationError: Error, Sendable, Hashable {
    /// Never empty.
    public var violations: [Violation]

    public init(_ violations: [Violation]) { self.violations = violations }
}
