public import MooringModel

public struct JSONSchema: Sendable {
    public let json: JSONValue

    public init(_ json: JSONValue) throws(SchemaError) { self.json = json }

    public func violations(in value: JSONValue) -> [Violation] { [] }

    public func withDefaults(_ value: JSONValue) -> JSONValue { value }
}
