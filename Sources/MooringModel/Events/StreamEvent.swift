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

    /// This event among all others.
    var erased: Event { get }
    /// The event if it is one of this kind.
    init?(_ event: Event)
}

extension StreamEvent {
    package var schema: Int { 1 }
}
