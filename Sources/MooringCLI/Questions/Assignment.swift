package import ConnectorKit
package import MooringModel

/// One `key=value` of the command line: a field of a configuration and its new value; an empty value removes it.
package struct Assignment: Sendable, Equatable {
    package var name: String
    package var text: String

    package static func argument(_ text: String) throws(ArgumentFault) -> Assignment {
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw ArgumentFault("write it as key=value, such as root=/srv/exports")
        }
        return Assignment(name: String(text[..<equals]), text: String(text[text.index(after: equals)...]))
    }

    /// The configuration with the assignments made, each value read as the type of its field.
    package static func apply(
        _ assignments: [Assignment], to configuration: JSONObject, _ schema: JSONSchema
    ) -> JSONValue {
        var configuration = configuration
        for assignment in assignments {
            // A name that the schema does not know is sent as well: the server's answer tells which are known.
            let type = schema.fields.first { $0.name == assignment.name }?.type ?? .string
            configuration[assignment.name] =
                assignment.text.isEmpty ? nil : FieldText.value(assignment.text, as: type)
        }
        return .object(configuration)
    }
}
