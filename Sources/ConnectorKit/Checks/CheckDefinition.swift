public import MooringModel

/// One fact that a validation establishes.
public struct CheckDefinition: Sendable, Hashable {
    /// Unique in the connector and stable: reports are recorded for ever. Lower-case letters, digits and dashes.
    public let id: String
    /// The fact, as the heading of the check's line in a report.
    public let title: LocalizedText
    /// Whether a verdict of passed needs this answered. A failed check fails the validation either way.
    public let isRequired: Bool
    /// Earlier checks without which this one makes no sense; it is skipped unless each passed, if with a warning.
    public let requires: [String]
    /// How long it may take before it counts as inconclusive.
    public let timeLimit: Duration
    /// The texts of every outcome that the connector may give, by name.
    public let messages: [String: CheckMessage]

    public init(
        _ id: String, title: LocalizedText, isRequired: Bool = true, requires: [String] = [],
        timeLimit: Duration = .seconds(30), messages: [String: CheckMessage]
    ) {
        self.id = id
        self.title = title
        self.isRequired = isRequired
        self.requires = requires
        self.timeLimit = timeLimit
        self.messages = messages
    }
}
