package import MooringModel

/// As what a batch is sent: decided, and durable, before the first attempt.
package struct BatchLabel: Sendable, Hashable {
    package var integration: IntegrationID
    /// The object's key, relative to the integration's place.
    package var key: String
    /// The moment that the key tells.
    package var at: Timestamp
    /// What tells keys of the same second apart; greater for later ones.
    package var suffix: String
    /// The connector's own note for going on.
    package var resume: JSONValue?

    package init(integration: IntegrationID, key: String, at: Timestamp, suffix: String, resume: JSONValue? = nil) {
        self.integration = integration
        self.key = key
        self.at = at
        self.suffix = suffix
        self.resume = resume
    }

    package var json: JSONValue {
        .object([
            "at": .string(at.description), "integration": .string(integration.description), "key": .string(key),
            "resume": resume, "suffix": .string(suffix),
        ])
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        self.init(
            integration: try fields.parsed("integration"), key: try fields.string("key"), at: try fields.parsed("at"),
            suffix: try fields.string("suffix"), resume: fields["resume"])
    }
}
