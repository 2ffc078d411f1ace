import MooringModel

/// An answer beside that of the document.
struct Likeness {
    /// Where they differ in their members, their types, or in what is no text of its own: numbers, truth, words in capitals.
    private(set) var differences: [String] = []
    /// The document's texts, and the answer's in their place.
    private(set) var texts: [String: String] = [:]

    init(_ documented: JSONValue, _ answered: JSONValue) { compare(documented, answered, "") }

    private mutating func compare(_ documented: JSONValue, _ answered: JSONValue, _ place: String) {
        switch (documented, answered) {
        case (.object(let documented), .object(let answered)):
            let names = Set(documented.names)
            if names != Set(answered.names) {
                differences.append("\(place): \(documented.names.sorted()) and \(answered.names.sorted())")
            }
            for name in names {
                guard let one = documented[name], let other = answered[name] else { continue }
                compare(one, other, "\(place)/\(name)")
            }
        case (.array(let documented), .array(let answered)):
            if documented.count != answered.count {
                differences.append("\(place): \(documented.count) and \(answered.count) elements")
            }
            for (index, pair) in zip(documented, answered).enumerated() {
                compare(pair.0, pair.1, "\(place)/\(index)")
            }
        case (.string(let documented), .string(let answered)):
            let isWord = documented.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x5F }
            if isWord, documented != answered { differences.append("\(place): \(documented) and \(answered)") }
            texts[documented] = answered
        default:
            if documented != answered { differences.append("\(place): \(documented) and \(answered)") }
        }
    }
}
