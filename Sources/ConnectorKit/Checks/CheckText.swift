public import MooringModel

/// A check's result as a person reads it.
public struct CheckText: Sendable, Hashable {
    public var title: String
    public var summary: String
    public var remedy: String?

    public init(title: String, summary: String, remedy: String? = nil) {
        self.title = title
        self.summary = summary
        self.remedy = remedy
    }
}

extension ConnectorDescriptor {
    /// A result in a language. A result that these definitions do not know, from an older version of the connector,
    /// is shown by its names.
    public func text(of result: CheckResult, in language: Language) -> CheckText {
        let definition = checks.first { $0.id == result.id }
        let title = definition?.title.rendered(in: language) ?? result.id
        guard let message = definition?.message(result.message) ?? RunMessage(rawValue: result.message)?.text else {
            let arguments = result.arguments.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return CheckText(title: title, summary: ([result.message] + arguments).joined(separator: " "))
        }
        var arguments = result.arguments
        if let waitedFor = result.waitedFor {
            arguments["check"] = checks.first { $0.id == waitedFor }?.title.rendered(in: language) ?? waitedFor
        }
        return CheckText(
            title: title, summary: message.summary.rendered(in: language, arguments),
            remedy: message.remedy?.rendered(in: language, arguments))
    }
}
