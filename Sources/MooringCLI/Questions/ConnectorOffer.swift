internal import ConnectorKit
internal import MooringModel

/// A connector as the server offers it.
struct ConnectorOffer: Sendable {
    let json: JSONValue

    var kind: String { json["kind"]?.stringValue ?? "" }
    var clouds: [String] { (json["clouds"]?.arrayValue ?? []).compactMap(\.stringValue) }

    static func all(in session: Session) async throws(Failure) -> [ConnectorOffer] {
        let answer = try await session.client.json(Request(.get, "connectors"))
        return (answer["items"]?.arrayValue ?? []).map(ConnectorOffer.init(json:))
    }

    static func named(_ kind: String, in session: Session) async throws(Failure) -> ConnectorOffer {
        let offers = try await all(in: session)
        guard let offer = offers.first(where: { $0.kind == kind }) else {
            let known = offers.map(\.kind).joined(separator: ", ")
            throw Failure(
                "the server has no connector \"\(kind)\"", remedy: "It has: \(known).", code: "connector-unknown")
        }
        return offer
    }

    /// What the connector's configuration looks like.
    func schema() throws(Failure) -> JSONSchema {
        do {
            return try JSONSchema(json["configurationSchema"] ?? .null)
        } catch {
            throw Failure(
                "the configuration of \(kind) cannot be read: \(error)",
                remedy: "Use a mooring of the server's version, or give --file with the whole configuration.",
                code: "schema-unreadable")
        }
    }

    func lines(in language: Language) throws(Failure) -> [String] {
        var fields = JSONObject()
        for name in ["kind", "title", "summary", "clouds", "usesExternalId"] { fields[name] = json[name] }
        let configuration = try schema().fields.map { field in
            [field.name, field.type.rawValue, field.isRequired ? "required" : "", field.title.rendered(in: language)]
        }
        let checks = (json["checks"]?.arrayValue ?? []).map { check in
            [
                check["id"]?.shortText ?? "", check["required"]?.boolValue == true ? "required" : "",
                check["title"]?.shortText ?? "",
            ]
        }
        return FieldList(.object(fields)).lines + [""]
            + Table(titles: ["field", "type", "", "meaning"], rows: configuration).lines + [""]
            + Table(titles: ["check", "", "what it establishes"], rows: checks).lines
    }
}
