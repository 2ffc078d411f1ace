import Foundation
import MooringModel
import NIOHTTP1
import Testing

/// A request of docs/zilliz-compat.md and the answer beneath it.
struct DocumentedCall: Sendable {
    var method: HTTPMethod
    var path: String
    var body: String?
    var answer: JSONValue

    /// All of them, in the order of the document.
    static func all() throws -> [DocumentedCall] {
        let document = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/zilliz-compat.md")
        let text = try String(contentsOf: document, encoding: .utf8)
        return try text.components(separatedBy: "```http\n").dropFirst().map { section in
            let blocks = section.components(separatedBy: "```")
            let request = blocks[0].split(separator: "\n\n", maxSplits: 1).map(String.init)
            let line = request[0].split(separator: " ", maxSplits: 1).map(String.init)
            let path = line[1].split(separator: "\n").map(String.init)[0]
            try #require(blocks[2].hasPrefix("json\n"), "\(section)")
            return DocumentedCall(
                method: HTTPMethod(rawValue: line[0]), path: path, body: request.count == 2 ? request[1] : nil,
                answer: try JSONValue(parsing: String(blocks[2].dropFirst("json\n".count))))
        }
    }

    /// The same with other texts in the place of the document's.
    func saying(_ texts: [String: String]) -> DocumentedCall {
        func said(_ text: String) -> String {
            texts.reduce(text) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
        }
        return DocumentedCall(method: method, path: said(path), body: body.map(said), answer: answer)
    }
}
