package import MooringModel

/// A recorded event as lines: when, what, who and why; then what was recorded, field by field, and a check on a line.
package struct EventText: Sendable {
    let event: JSONValue

    package init(_ event: JSONValue) { self.event = event }

    static let columns = [
        Column("position"), Column("at"), Column("type"), Column("stream"), Column("actor.id", title: "actor"),
        Column("reason"),
    ]

    package var lines: [String] {
        func text(_ name: String) -> String { event[name]?.shortText ?? "" }
        var first = "\(text("position"))  \(text("at"))  \(text("type"))  by \(event["actor"]?["id"]?.shortText ?? "")"
        if event["reason"] != nil { first += "  “\(text("reason"))”" }
        guard var data = event["data"]?.objectValue else { return [first] }
        let checks = data["checks"]?.arrayValue ?? []
        if !checks.isEmpty { data["checks"] = nil }
        return [first] + (FieldList(.object(data)).lines + table(of: checks)).map { "    \($0)" }
    }

    /// What each check of a validation came to, and what the provider answered.
    private func table(of checks: [JSONValue]) -> [String] {
        guard !checks.isEmpty else { return [] }
        let rows = checks.map { check in
            [
                check["id"]?.shortText ?? "", check["status"]?.shortText ?? "", check["message"]?.shortText ?? "",
                CheckEvidence(check).text,
            ]
        }
        return Table(titles: ["check", "status", "message", "evidence"], rows: rows).lines
    }
}
