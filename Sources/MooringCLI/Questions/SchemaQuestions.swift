package import ConnectorKit
package import MooringModel

/// Asks for a connector's configuration field by field, in the order and the words of its schema.
package struct SchemaQuestions: Sendable {
    let schema: JSONSchema
    let interview: Interview

    package init(_ schema: JSONSchema, _ interview: Interview) {
        self.schema = schema
        self.interview = interview
    }

    /// Asks for every field. Return keeps what is there, or leaves it to the schema's default.
    ///
    /// - Parameter present: the configuration so far.
    package func configuration(from present: JSONObject = JSONObject()) throws(Failure) -> JSONValue {
        var configuration = present
        for field in schema.fields {
            if let value = try value(of: field, present: present[field.name]) { configuration[field.name] = value }
        }
        return .object(configuration)
    }

    private func value(of field: JSONSchema.Field, present: JSONValue?) throws(Failure) -> JSONValue? {
        let title = field.title.rendered(in: interview.language) + (field.isRequired ? "" : " (optional)")
        let help = help(of: field)
        let kept = present ?? field.defaultValue
        let shown = kept.map { field.isSecret ? "unchanged" : $0.shortText }
        if let choices = field.choices {
            let chosen = try interview.choose(
                title, help: help, from: choices.map { Interview.Choice($0.shortText) }, present: shown,
                isRequired: field.isRequired && kept == nil)
            return choices.first { $0.shortText == chosen }
        }
        return try interview.ask(title, help: help, present: shown, isSecret: field.isSecret) { answer in
            if answer.isEmpty, kept != nil || !field.isRequired { return .taken(nil) }
            let value = answer.isEmpty ? nil : FieldText.value(answer, as: field.type)
            return violation(of: field.name, value).map { .refused($0) } ?? .taken(value)
        }
    }

    private func help(of field: JSONSchema.Field) -> String? {
        var parts = [field.help?.rendered(in: interview.language)].compactMap { $0 }
        if let example = field.examples.first, !field.isSecret { parts.append("(\(example.shortText))") }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// What the schema finds wrong with one field's value, the others left aside.
    private func violation(of name: String, _ value: JSONValue?) -> String? {
        var object = JSONObject()
        object[name] = value
        let pointer =
            "/"
            + name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
            .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
        let found = schema.violations(in: .object(object)).first {
            $0.pointer == pointer || $0.pointer.hasPrefix(pointer + "/")
        }
        guard let found else { return nil }
        return "\(found.detail.rendered(in: interview.language)) \(found.remedy.rendered(in: interview.language))"
    }
}
