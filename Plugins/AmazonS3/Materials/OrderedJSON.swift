internal import MooringModel

/// A JSON text whose members stand in the order in which people expect to read them. `JSONValue` sorts them.
indirect enum OrderedJSON: Sendable, Hashable {
    case string(String)
    case integer(Int)
    case bool(Bool)
    case array([OrderedJSON])
    case object([Member])

    struct Member: Sendable, Hashable {
        var name: String
        var value: OrderedJSON

        init(_ name: String, _ value: OrderedJSON) {
            self.name = name
            self.value = value
        }
    }

    static func strings(_ strings: [String]) -> OrderedJSON { .array(strings.map(OrderedJSON.string)) }

    /// On one line.
    var compact: String { text(indent: nil, depth: 0) }
    /// With two spaces for each level, ending with a newline.
    var pretty: String { text(indent: "  ", depth: 0) + "\n" }

    private func text(indent: String?, depth: Int) -> String {
        switch self {
        case .string(let string): Self.quoted(string)
        case .integer(let integer): "\(integer)"
        case .bool(let bool): "\(bool)"
        case .array(let elements):
            Self.enclosed("[", elements.map { $0.text(indent: indent, depth: depth + 1) }, "]", indent, depth)
        case .object(let members):
            Self.enclosed(
                "{",
                members.map { member in
                    Self.quoted(member.name) + (indent == nil ? ":" : ": ")
                        + member.value.text(indent: indent, depth: depth + 1)
                }, "}", indent, depth)
        }
    }

    private static func enclosed(
        _ open: String, _ parts: [String], _ close: String, _ indent: String?, _ depth: Int
    ) -> String {
        guard let indent, !parts.isEmpty else { return open + parts.joined(separator: ",") + close }
        let inner = "\n" + String(repeating: indent, count: depth + 1)
        let outer = "\n" + String(repeating: indent, count: depth)
        return open + inner + parts.joined(separator: "," + inner) + outer + close
    }

    private static func quoted(_ string: String) -> String {
        var bytes: [UInt8] = []
        JSONValue.appendCanonical(string, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
