internal import ConnectorKit
internal import MooringModel

/// Writes the outcomes of one integration's checks: it knows what the texts' places hold, and how to read a failure.
struct CheckAuthor: Sendable {
    private let definitions: [String: CheckDefinition]
    /// What is the same for every check: names, ARNs, documents. An outcome gets those that its text has a place for.
    private let facts: [String: String]
    /// Whether what a server says may be repeated to people. A project that chooses the server could otherwise read through
    /// Mooring what other servers of the operator's network answer.
    private let repeatsAnswers: Bool
    private let now: @Sendable () -> Timestamp

    init(
        _ definitions: [CheckDefinition], facts: [String: String], repeatsAnswers: Bool,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.definitions = Dictionary(definitions.map { ($0.id, $0) }) { first, _ in first }
        self.facts = facts
        self.repeatsAnswers = repeatsAnswers
        self.now = now
    }

    // MARK: Outcomes

    func passed(
        _ check: String, _ message: String, _ arguments: [String: String] = [:], _ evidence: Evidence? = nil
    ) -> CheckOutcome {
        .passed(message, arguments: filled(check, message, arguments), evidence: evidence)
    }

    func warning(
        _ check: String, _ message: String, _ arguments: [String: String] = [:], _ evidence: Evidence? = nil,
        blame: Blame? = nil
    ) -> CheckOutcome {
        .warning(message, arguments: filled(check, message, arguments), evidence: evidence, blame: blame)
    }

    func failed(
        _ check: String, _ message: String, _ arguments: [String: String] = [:], _ evidence: Evidence? = nil,
        blame: Blame = .project
    ) -> CheckOutcome {
        .failed(message, arguments: filled(check, message, arguments), evidence: evidence, blame: blame)
    }

    func inconclusive(
        _ check: String, _ message: String, _ arguments: [String: String] = [:], _ evidence: Evidence? = nil,
        blame: Blame = .operator
    ) -> CheckOutcome {
        .inconclusive(message, arguments: filled(check, message, arguments), evidence: evidence, blame: blame)
    }

    func skipped(_ check: String, _ message: String, _ arguments: [String: String] = [:]) -> CheckOutcome {
        .skipped(message, arguments: filled(check, message, arguments))
    }

    /// Whether a check has a text for something.
    func has(_ check: String, _ message: String) -> Bool { definitions[check]?.messages[message] != nil }

    private func filled(_ check: String, _ message: String, _ arguments: [String: String]) -> [String: String] {
        guard let text = definitions[check]?.messages[message] else { return arguments }
        let templates = [text.summary, text.remedy].compactMap(\.self).flatMap { [$0.english, $0.simplifiedChinese] }
        return facts.merging(arguments) { $1 }.filter { name, _ in templates.contains { $0.contains("{\(name)}") } }
    }

    // MARK: Failures

    /// Evidence of a failure, without anything that a hostile server could have made up.
    func evidence(_ failure: AWSFailure) -> Evidence {
        var evidence = failure.evidence
        if !repeatsAnswers {
            evidence.code = code(of: failure)
            evidence.requestID = nil
        }
        return evidence
    }

    /// A code is a word in any case; whatever else a server writes there is none.
    func code(of failure: AWSFailure) -> String {
        let code = failure.code ?? failure.httpStatus.map { "HTTP \($0)" } ?? ""
        let isWord =
            code.utf8.count <= 64
            && code.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || ". ".utf8.contains($0)
            }
        return repeatsAnswers || isWord ? code : failure.httpStatus.map { "HTTP \($0)" } ?? "unknown"
    }

    /// What a failure means that says nothing about the question itself: our clock, a session that ended.
    ///
    /// - Returns: nil if the service understood the question and refused.
    /// - Throws: ``ConnectorError`` if it could not be asked.
    func aside(_ check: String, _ failure: AWSFailure) throws(ConnectorError) -> CheckOutcome? {
        guard case .refused = failure.kind else { throw unanswered(failure) }
        if let outcome = clock(check, failure) { return outcome }
        guard failure.isRefusal("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired")
        else { return nil }
        return inconclusive(check, "session-ended", ["code": code(of: failure)], evidence(failure), blame: .provider)
    }

    private func unanswered(_ failure: AWSFailure) -> ConnectorError {
        var error = failure.connectorError
        guard !repeatsAnswers, failure.httpStatus != nil else { return error }
        error.detail = "\(failure.service) \(failure.operation) answered \(code(of: failure))."
        error.evidence = evidence(failure)
        return error
    }

    /// Servers take signatures of the last and the next 15 minutes, STS of 5.
    private static let tolerance: Int64 = 240

    private func clock(_ check: String, _ failure: AWSFailure) -> CheckOutcome? {
        let skew = failure.serverTime.map { (now().microseconds - $0.microseconds) / 1_000_000 }
        let isOff = skew.map { $0.magnitude > Self.tolerance } ?? false
        let isSaid =
            failure.isRefusal("RequestTimeTooSkewed", "RequestInTheFuture")
            || failure.message.hasPrefix("Signature expired")
            || failure.message.hasPrefix("Signature not yet current")
        // The answer to a HEAD has no code, and a server whose own clock is wrong still answers rightly.
        let mayBe =
            failure.isForbidden && isOff
            && (failure.isRefusal("SignatureDoesNotMatch") || failure.operation.hasPrefix("Head"))
        guard isSaid || mayBe else { return nil }
        if let skew, isOff {
            return inconclusive(check, "clock", ["skew": skew > 0 ? "+\(skew)" : "\(skew)"], evidence(failure))
        }
        return inconclusive(check, "clock-unmeasured", [:], evidence(failure))
    }

    /// A denial, read.
    func denied(_ check: String, _ failure: AWSFailure, action: String) -> CheckOutcome {
        let denial = Denial(failure.message)
        let isTold = has(check, denial.cause.rawValue)
        let blame: Blame = [.session, .network].contains(denial.cause) && isTold ? .operator : .project
        return failed(
            check, isTold ? denial.cause.rawValue : Denial.Cause.untold.rawValue,
            ["action": repeatsAnswers ? denial.action ?? action : action], evidence(failure), blame: blame)
    }

    /// A refusal that no check foresees.
    func refused(_ check: String, _ failure: AWSFailure, blame: Blame = .project) -> CheckOutcome {
        failed(check, "refused", unforeseen(failure), evidence(failure), blame: blame)
    }

    /// The same, where it proves nothing.
    func unclear(_ check: String, _ failure: AWSFailure) -> CheckOutcome {
        inconclusive(check, "refused", unforeseen(failure), evidence(failure), blame: .provider)
    }

    private func unforeseen(_ failure: AWSFailure) -> [String: String] {
        [
            "operation": failure.operation, "code": code(of: failure),
            "detail": repeatsAnswers ? String(failure.message.prefix(500)) : "",
        ]
    }
}
