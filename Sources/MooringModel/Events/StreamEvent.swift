/// One recorded fact of one kind of stream: its type's name, its schema's number and its data.
///
/// Data is written with ``data`` and read back with ``init(type:schema:data:)``. A changed shape raises ``schema``; the
/// initializer goes on reading the older ones (recorded events are never rewritten).
package protocol StreamEvent: Sendable, Hashable {
    /// The past-tense name, such as `integration.added`.
    var type: String { get }
    /// The number of the shape of ``data``, from 1.
    var schema: Int { get }
    var data: JSONValue { get }

    /// - Throws: ``EventDecodingError``
    init(type: String, schema: Int, data: JSONFields) throws(EventDecodingError)
}

extension StreamEvent {
    package var schema: Int { 1 }
}

/// Why recorded data is not an event that this program knows.
package enum EventDecodingError: Error, Sendable, Equatable {
    case unknownType(String)
    case unknownSchema(type: String, schema: Int)
    case field(type: String, JSONFieldError)
}

extension EventDecodingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownType(let type): "the event type \"\(type)\" is not known to this version of Mooring"
        case .unknownSchema(let type, let schema):
            "schema \(schema) of \"\(type)\" is not known to this version of Mooring"
        case .field(let type, let error): "in an event \"\(type)\", \(error)"
        }
    }
}

/// Reads an event's fields; what is missing or wrong is told together with the event's type.
func decoding<E>(
    _ type: String, _ read: () throws(JSONFieldError) -> E
) throws(EventDecodingError) -> E {
    do {
        return try read()
    } catch {
        throw .field(type: type, error)
    }
}
