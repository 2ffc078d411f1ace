internal import FoundationEssentials

/// What a server of the lab answered.
package struct LabAnswer: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    /// The first value of a header.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The texts of all elements of a name, in order. Enough for flat answers; it knows nothing of nesting.
    package func texts(of element: String) -> [String] {
        text.components(separatedBy: "<\(element)>").dropFirst().compactMap { rest in
            rest.components(separatedBy: "</\(element)>").first.map(Self.unescaped)
        }
    }

    /// XML's own five names, and numbers.
    private static func unescaped(_ text: String) -> String {
        let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        let parts = text.components(separatedBy: "&")
        return parts.dropFirst().reduce(into: parts[0]) { result, part in
            let pieces = part.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let name = pieces[0]
            let number =
                name.hasPrefix("#x")
                ? UInt32(name.dropFirst(2), radix: 16)
                : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
            result += names[name] ?? number.flatMap(UnicodeScalar.init).map(String.init) ?? "&\(name);"
            result += pieces.count > 1 ? pieces[1] : ""
        }
    }
}
