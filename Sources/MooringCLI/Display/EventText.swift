package import MooringModel

/// A recorded event as lines: when, what, who and why; then what was recorded, field by field.
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
        let data = event["data"].map { FieldList($0).lines } ?? []
        return [first] + data.map { "    \($0)" }
    }
}
