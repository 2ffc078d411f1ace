/// A JSON value (RFC 8259) restricted to what can be written canonically (RFC 8785).
///
/// Integers stay within ±(2^53 − 1), the range that every JSON implementation keeps exactly; a number that is
/// integral and within it is always ``integer(_:)``, so two equal values are always equal in Swift too.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// The largest integer that every JSON implementation keeps exactly, 2^53 − 1 (RFC 7493, section 2.2).
    public static let largestInteger: Int64 = 9_007_199_254_740_991
}

extension JSONValue {
    /// An object of the members given; the last of two members with one name wins.
    public static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        var object = JSONObject()
        for (name, value) in members { object[name] = value }
        return .object(object)
    }

    /// The member's value, or nil if this is no object or has no such member.
    public subscript(name: String) -> JSONValue? {
        objectValue?[name]
    }

    public var objectValue: JSONObject? { if case .object(let object) = self { object } else { nil } }
    public var arrayValue: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
    public var stringValue: String? { if case .string(let string) = self { string } else { nil } }
    public var integerValue: Int64? { if case .integer(let integer) = self { integer } else { nil } }
    public var boolValue: Bool? { if case .bool(let bool) = self { bool } else { nil } }

    /// The word JSON Schema has for this value's type: `null`, `boolean`, `integer`, `number`, `string`, `array`, `object`.
    public var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}

extension JSONValue {
    /// Whether two values have the same canonical text. Strings are equal if their bytes are: Swift's own equality takes
    /// "é" and "e\u{301}" for one.
    public static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8Equals(right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(nilLiteral: ()) { self = .null }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        var object = JSONObject()
        for (name, value) in elements { object[name] = value }
        self = .object(object)
    }
}
