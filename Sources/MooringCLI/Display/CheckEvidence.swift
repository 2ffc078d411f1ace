internal import MooringModel

/// What the provider answered to a check's call, on one line: which call, the status, the code, the request.
struct CheckEvidence {
    /// Empty where the check made no call.
    let text: String

    init(_ check: JSONValue) {
        let evidence = check["evidence"]
        let words = [
            evidence?["service"]?.shortText, evidence?["operation"]?.shortText,
            evidence?["httpStatus"].map { "HTTP \($0.shortText)" }, evidence?["code"]?.shortText,
            evidence?["requestId"].map { "request \($0.shortText)" },
        ]
        text = words.compactMap { $0 }.joined(separator: " ")
    }
}
