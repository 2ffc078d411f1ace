internal import ConnectorKit
internal import MooringModel

extension CheckMessage {
    /// A text in English and Simplified Chinese.
    init(_ english: String, _ chinese: String) {
        self.init(LocalizedText(en: english, zhHans: chinese))
    }

    /// The same with what to do.
    init(_ english: String, _ chinese: String, mend remedy: String, _ chineseRemedy: String) {
        self.init(
            LocalizedText(en: english, zhHans: chinese), remedy: LocalizedText(en: remedy, zhHans: chineseRemedy))
    }
}

extension CheckDefinition {
    init(
        _ id: String, _ title: String, _ chineseTitle: String, isRequired: Bool = true, requires: [String] = [],
        timeLimit: Duration = .seconds(60), _ messages: [String: CheckMessage]
    ) {
        self.init(
            id, title: LocalizedText(en: title, zhHans: chineseTitle), isRequired: isRequired, requires: requires,
            timeLimit: timeLimit, messages: messages)
    }
}
