package import MooringModel

extension CheckDefinition {
    /// The texts of an outcome: the check's own, or one that a run gives.
    func message(_ name: String) -> CheckMessage? {
        messages[name] ?? RunMessage(rawValue: name)?.text
    }

    /// Why a result of this check cannot be told to people, nil if it can.
    func flaw(in result: CheckResult) -> String? {
        guard let message = message(result.message) else {
            return "the check \"\(id)\" has no message \"\(result.message)\""
        }
        var given = Set(result.arguments.keys)
        if result.waitedFor != nil { given.insert("check") }
        let missing = message.places.subtracting(given).sorted()
        guard missing.isEmpty else {
            return "the message \"\(result.message)\" of the check \"\(id)\" lacks \(missing.joined(separator: ", "))"
        }
        return nil
    }
}

extension CheckMessage {
    /// The names of the places that arguments fill, in either text and either language.
    var places: Set<String> {
        var places: Set<String> = []
        for text in [summary, remedy].compactMap(\.self) {
            for language in Language.allCases { places.formUnion(text.places(in: language)) }
        }
        return places
    }
}

extension LocalizedText {
    /// The names of the places that arguments fill.
    package func places(in language: Language) -> Set<String> {
        let template = language == .english ? english : simplifiedChinese
        var places: Set<String> = []
        for opened in template.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
            if let close = opened.firstIndex(of: "}") { places.insert(String(opened[..<close])) }
        }
        return places
    }
}
