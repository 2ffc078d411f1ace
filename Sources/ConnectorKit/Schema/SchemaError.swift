/// Why a JSON value is no schema that Mooring understands.
public struct SchemaError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The place in the schema, a JSON pointer.
    public var pointer: String
    /// What is wrong and what would be right, without its full stop.
    public var reason: String

    public var description: String { "\(pointer.isEmpty ? "the schema" : pointer): \(reason)" }
}
