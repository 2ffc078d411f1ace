import EventLog
import MooringModel
import MooringService

/// One request that was understood: who asks, for what, with which values. All of them fit the endpoint's shapes.
struct Exchange: Sendable {
    let surroundings: Surroundings
    let call: Call
    let path: [String: String]
    let query: [String: String]
    let body: JSONObject
    /// The body of a call that takes lines.
    let lines: [UInt8]
    /// The path and query as they came.
    let target: String

    var registry: Registry { surroundings.registry }
    var language: Language { surroundings.language }

    /// A parameter of the path.
    subscript(name: String) -> String { path[name] ?? "" }

    var page: Registry.Page {
        Registry.Page(limit: query["limit"].flatMap { Int($0) } ?? 50, after: query["after"])
    }

    func string(_ name: String) -> String? { body[name]?.stringValue }

    /// The position that `asOf` means.
    func asOf() async throws(Refusal) -> Position? { try await registry.position(asOf: query["asOf"]) }

    /// A member of the body that its type reads itself.
    ///
    /// - Throws: ``Refusal`` that names the place, for a text that has the right form and means nothing.
    func parsed<Value: LosslessStringConvertible>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(Refusal) -> Value? {
        guard let text = string(name) else { return nil }
        guard let value = Value(text) else { throw .valueInvalid(name, text) }
        return value
    }

    func required<Value: LosslessStringConvertible>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(Refusal) -> Value {
        guard let value = try parsed(name, as: type) else { throw .valueInvalid(name, "") }
        return value
    }

    /// A member of the body that is one of an enumeration's words.
    func word<Value: RawRepresentable>(_ name: String, as type: Value.Type = Value.self) -> Value?
    where Value.RawValue == String {
        string(name).flatMap(Value.init(rawValue:))
    }
}

extension Refusal {
    fileprivate static func valueInvalid(_ name: String, _ text: String) -> Refusal {
        Refusal(
            "value-invalid", .invalid, pointer: "/\(name)",
            detail: LocalizedText(
                en: "\"\(name)\" is \"\(text)\", which is not what it must be.", zhHans: "“\(name)”的值“\(text)”无效。"),
            remedy: LocalizedText(
                en: "Look its form up in /openapi.json.", zhHans: "请在 /openapi.json 中查看其格式。"))
    }
}
