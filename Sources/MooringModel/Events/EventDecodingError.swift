/// Why recorded data is not an event that this program knows.
package enum EventDecodingError: Error, Sendable, Equatable, CustomStringConvertible {
    case unknownType(String)
    case unknownSchema(type: String, schema: Int)
    case field(type: String, JSONFieldError)

    package var description: String {
        switch self {
        case .unknownType(let type): "the event type \"\(type)\" is not known to this version of Mooring"
        case .unknownSchema(let type, let schema):
            "schema \(schema) of \"\(type)\" is not known to this version of Mooring"
        case .field(let type, let error): "in an event \"\(type)\", \(error)"
        }
    }

    /// Reads an event's fields; what is missing or wrong is told together with the event's type.
    static func decoding<E>(
        _ type: String, _ schema: Int, _ read: () throws(JSONFieldError) -> E?
    ) throws(EventDecodingError) -> E {
        guard schema == 1 else { throw .unknownSchema(type: type, schema: schema) }
        let event: E?
        do { event = try read() } catch { throw .field(type: type, error) }
        guard let event else { throw .unknownType(type) }
        return event
    }
}
