/// Reads the members of one object by name and type, and says which is missing or of another type.
package struct JSONFields: Sendable {
    package let object: JSONObject

    package init(_ value: JSONValue) throws(JSONFieldError) {
        guard case .object(let object) = value else {
            throw JSONFieldError(name: "", expected: "an object", found: value.typeName)
        }
        self.object = object
    }

    package subscript(name: String) -> JSONValue? { object[name] }

    package func string(_ name: String) throws(JSONFieldError) -> String {
        try required(name, "a string", \.stringValue)
    }

    package func optionalString(_ name: String) throws(JSONFieldError) -> String? {
        try optional(name, "a string", \.stringValue)
    }

    package func integer(_ name: String) throws(JSONFieldError) -> Int64 {
        try required(name, "an integer", \.integerValue)
    }

    package func optionalInteger(_ name: String) throws(JSONFieldError) -> Int64? {
        try optional(name, "an integer", \.integerValue)
    }

    package func bool(_ name: String) throws(JSONFieldError) -> Bool {
        try required(name, "true or false", \.boolValue)
    }

    package func array(_ name: String) throws(JSONFieldError) -> [JSONValue] {
        try required(name, "an array", \.arrayValue)
    }

    package func object(_ name: String) throws(JSONFieldError) -> JSONFields {
        try JSONFields(.object(required(name, "an object", \.objectValue)))
    }

    package func optionalObject(_ name: String) throws(JSONFieldError) -> JSONObject? {
        try optional(name, "an object", \.objectValue)
    }

    package func value(_ name: String) throws(JSONFieldError) -> JSONValue {
        try required(name, "a value") { $0 }
    }

    /// A member that is written as a string and read by its type's own rules.
    package func parsed<T: LosslessStringConvertible>(
        _ name: String, as type: T.Type = T.self
    ) throws(JSONFieldError) -> T {
        try required(name, "a \(T.self)") { $0.stringValue.flatMap(T.init) }
    }

    package func optionalParsed<T: LosslessStringConvertible>(
        _ name: String, as type: T.Type = T.self
    ) throws(JSONFieldError) -> T? {
        try optional(name, "a \(T.self)") { $0.stringValue.flatMap(T.init) }
    }

    /// A member that is one of an enumeration's words.
    package func word<T: RawRepresentable>(_ name: String, as type: T.Type = T.self) throws(JSONFieldError) -> T
    where T.RawValue == String {
        try required(name, "a \(T.self)") { $0.stringValue.flatMap(T.init(rawValue:)) }
    }

    /// A member that, if it is there, is one of an enumeration's words. Another word is an error and not a missing member:
    /// whoever leaves out what he does not understand drops a limit that somebody set.
    package func optionalWord<T: RawRepresentable>(
        _ name: String, as type: T.Type = T.self
    ) throws(JSONFieldError) -> T? where T.RawValue == String {
        try optional(name, "a \(T.self)") { $0.stringValue.flatMap(T.init(rawValue:)) }
    }

    /// An array of strings.
    package func strings(_ name: String) throws(JSONFieldError) -> [String] {
        try required(name, "an array of strings") { value in
            let strings = value.arrayValue?.compactMap(\.stringValue)
            return strings?.count == value.arrayValue?.count ? strings : nil
        }
    }

    private func required<T>(
        _ name: String, _ expected: @autoclosure () -> String, _ read: (JSONValue) -> T?
    ) throws(JSONFieldError) -> T {
        guard let value = object[name] else { throw JSONFieldError(name: name, expected: expected(), found: nil) }
        guard let result = read(value) else {
            throw JSONFieldError(name: name, expected: expected(), found: value.typeName)
        }
        return result
    }

    private func optional<T>(
        _ name: String, _ expected: @autoclosure () -> String, _ read: (JSONValue) -> T?
    ) throws(JSONFieldError) -> T? {
        guard let value = object[name], value != .null else { return nil }
        guard let result = read(value) else {
            throw JSONFieldError(name: name, expected: expected(), found: value.typeName)
        }
        return result
    }
}

/// A member that is missing or of another type than its reader expects.
package struct JSONFieldError: Error, Sendable, Equatable, CustomStringConvertible {
    package var name: String
    package var expected: String
    /// The JSON type found, nil if the member is missing.
    package var found: String?

    package init(name: String, expected: String, found: String?) {
        self.name = name
        self.expected = expected
        self.found = found
    }

    package var description: String {
        let place = name.isEmpty ? "the value" : "\"\(name)\""
        return if let found { "\(place) must be \(expected), not \(found)" } else {
            "\(place) is missing; it must be \(expected)"
        }
    }
}
