import HTTPTypes
import MooringModel
import MooringService
import Projections

/// What an endpoint answers.
struct Reply: Sendable {
    var status: Int
    var headers = HTTPFields()
    var content: Content

    enum Content: Sendable {
        case json(JSONValue)
        case text(String, mediaType: String)
    }

    static func json(_ value: JSONValue, status: Int = 200) -> Reply { Reply(status: status, content: .json(value)) }

    static func text(_ text: String, mediaType: String) -> Reply {
        Reply(status: 200, content: .text(text, mediaType: mediaType))
    }

    /// A row, with its version as the entity tag.
    static func row(_ row: ViewRow, status: Int = 200, adding members: KeyValuePairs<String, JSONValue?> = [:]) -> Reply
    {
        var object = row.json
        for (name, value) in members { object[name] = value }
        var reply = Reply.json(.object(object), status: status)
        reply.headers[.eTag] = "\"\(row.version)\""
        return reply
    }

    /// A page of rows; as many as were asked for mean that there may be more.
    static func page(_ rows: [ViewRow], _ exchange: Exchange) -> Reply {
        page(rows.map { .object($0.json) }, next: rows.count == exchange.page.limit ? rows.last?.key : nil, exchange)
    }

    static func page(_ items: [JSONValue], next: String?, _ exchange: Exchange) -> Reply {
        var reply = Reply.json(.object(["items": .array(items), "next": next.map(JSONValue.string)]))
        if let next { reply.headers[text: "Link"] = exchange.link(after: next) }
        return reply
    }
}

extension ViewRow {
    /// The row as the interface shows it: with its version, and the position that it holds from.
    var json: JSONObject {
        var object = body
        object["version"] = .integer(version.value)
        object["position"] = .integer(validFrom.value)
        return object
    }
}

extension Exchange {
    /// The next page, as RFC 8288 writes it.
    fileprivate func link(after next: String) -> String {
        let parts = target.split(separator: "?", maxSplits: 1)
        let others = parts.count == 2 ? parts[1].split(separator: "&").filter { !$0.hasPrefix("after=") } : []
        let query = (others.map(String.init) + ["after=\(next.percentEncoded)"]).joined(separator: "&")
        return "<\(parts.first ?? "")?\(query)>; rel=\"next\""
    }
}
