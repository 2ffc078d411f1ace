import ConnectorKit
import EventLog
import MooringModel
import MooringService

extension Exchange {
    func authorization() async throws(Refusal) -> AuthorizationMaterials {
        try await registry.authorization(call, self["integration"], asOf: try await asOf())
    }

    /// The latest report as of a position, in the caller's language.
    func report(asOf position: Position?) async throws(Refusal) -> Reply {
        let (report, event, connector) = try await registry.latestReport(call, self["integration"], asOf: position)
        let checks = report.checks.map { result -> JSONValue in
            var object = result.json.objectValue ?? JSONObject()
            let text = registry.text(of: result, connector: connector, in: language)
            object["title"] = .string(text.title)
            object["summary"] = .string(text.summary)
            object["remedy"] = text.remedy.map(JSONValue.string)
            return .object(object)
        }
        return .json([
            "at": .string(event.at.description), "checks": .array(checks), "configuration": report.configuration,
            "externalId": .string(report.externalID), "position": .integer(event.position.value),
            "verdict": .string(report.verdict.rawValue),
        ])
    }

    /// A position that a parameter holds.
    func position(_ name: String) throws(Problem) -> Position? {
        guard let text = query[name] else { return nil }
        guard let value = Int64(text), value >= 0 else {
            throw .queryInvalid(
                name, text, LocalizedText(en: "Give a position such as 42.", zhHans: "请提供位置，如 42。"))
        }
        return Position(value)
    }
}

extension AuthorizationMaterials {
    func json(in language: Language) -> JSONValue {
        [
            "documents": .array(
                documents.map { document in
                    [
                        "mediaType": .string(document.mediaType), "name": .string(document.name),
                        "text": .string(document.text), "title": .string(document.title.rendered(in: language)),
                    ]
                }),
            "introduction": .string(introduction.rendered(in: language)),
        ]
    }
}

extension Refusal {
    static func documentUnknown(_ name: String, known: [String]) -> Refusal {
        let list = known.joined(separator: ", ")
        return Refusal(
            "document-not-found", .notFound,
            detail: LocalizedText(en: "There is no document \"\(name)\" here.", zhHans: "不存在文档“\(name)”。"),
            remedy: LocalizedText(en: "There are: \(list).", zhHans: "可用文档：\(list)。"))
    }
}
