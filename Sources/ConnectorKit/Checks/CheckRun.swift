public import MooringModel
internal import Synchronization

/// One validation as it goes: it runs the connector's checks, keeps the rules that every report obeys, and passes each
/// result on as it ends. A connector's `validate` reads from top to bottom:
///
///     await run.check("exists") {
///         guard let found = try await look() else { return .failed("missing", blame: .project) }
///         return .passed("exists", arguments: ["size": found])
///     }
///
/// The rules, whatever the connector does:
/// - Every check of the descriptor has exactly one result, in the descriptor's order. One that the connector passed
///   over is skipped with the message `not-run`.
/// - A check is skipped, its body not run, unless each check that it requires passed or warned.
/// - A body that throws could not answer: inconclusive, with what was thrown, which should be a ``ConnectorError``. (It
///   may throw anything, because Swift infers typed errors for no closure, and each would have to spell them out.)
/// - A body that does not end within the check's time limit is inconclusive too. It is canceled and no longer waited
///   for: a call into a dead file system may never return.
/// - When the task is canceled, the check that runs and those after it are inconclusive.
///
/// What the connector does against the rules (an unknown check, one twice, out of order or beside another, a message
/// that is not defined, a missing argument) is a fault of the outcome and not a trap: a report with a hole serves the
/// person who waits for it better than no report.
public final class CheckRun: Sendable {
    private let definitions: [CheckDefinition]
    private let clock: any Clock<Duration>
    private let onResult: @Sendable (CheckResult) async -> Void
    private let state = Mutex(State())

    private struct State {
        var results: [CheckResult] = []
        var isRunning = false
        var faults: [String] = []
    }

    /// - Parameter onResult: gets each result as it ends, in order; the next check waits for it.
    public init(
        _ definitions: [CheckDefinition], clock: any Clock<Duration> = ContinuousClock(),
        onResult: @escaping @Sendable (CheckResult) async -> Void = { _ in }
    ) {
        self.definitions = definitions
        self.clock = clock
        self.onResult = onResult
    }

    /// Runs one check.
    public func check(
        _ id: String, _ body: @escaping @Sendable () async throws -> CheckOutcome
    ) async {
        await check(id, finding: Never.self) { (try await body(), nil) }
    }

    /// Runs one check that finds something for later ones to use: a session, an open directory.
    ///
    /// - Returns: what the body found; nil if it did not run or did not end.
    @discardableResult
    public func check<Finding: Sendable>(
        _ id: String, finding: Finding.Type,
        _ body: @escaping @Sendable () async throws -> (CheckOutcome, Finding?)
    ) async -> Finding? {
        guard let definition = await begin(id) else { return nil }
        if let waitedFor = unmetRequirement(of: definition) {
            await end(definition, RunMessage.waited.result(of: id, .skipped, waitedFor: waitedFor))
            return nil
        }
        let start = clock.reading
        let ending = await TimeLimit(definition.timeLimit, clock).run(body)
        let (result, found) = Self.result(of: definition, ending)
        await end(definition, result, after: start.elapsed)
        return found
    }

    /// Ends the validation: every check that has no result yet gets its own.
    public func finish() async -> ValidationOutcome {
        await pass(to: definitions.endIndex)
        return state.withLock { state in
            ValidationOutcome(
                results: state.results, verdict: Verdict(of: state.results, definitions), faults: state.faults)
        }
    }

    // MARK: The order

    /// The definition of a check whose turn it is now; nil, and a fault, if it never is.
    private func begin(_ id: String) async -> CheckDefinition? {
        guard let index = definitions.firstIndex(where: { $0.id == id }) else {
            return fault("the check \"\(id)\" is none of the descriptor's")
        }
        let next = state.withLock { $0.isRunning ? nil : $0.results.count }
        guard let next else { return fault("the check \"\(id)\" began while another ran") }
        guard index >= next else { return fault("the check \"\(id)\" ran twice or after a later one") }
        await pass(to: index)
        state.withLock { $0.isRunning = true }
        return definitions[index]
    }

    /// Gives the checks before `index` that the connector passed over their results.
    private func pass(to index: Int) async {
        while true {
            let next = state.withLock { $0.results.count }
            guard next < index else { return }
            let definition = definitions[next]
            if let waitedFor = unmetRequirement(of: definition) {
                await end(definition, RunMessage.waited.result(of: definition.id, .skipped, waitedFor: waitedFor))
            } else {
                if !Task.isCancelled { fault("the check \"\(definition.id)\" was not run") }
                await end(definition, RunMessage.notRun.result(of: definition.id, .skipped))
            }
        }
    }

    private func end(_ definition: CheckDefinition, _ result: CheckResult, after elapsed: Duration = .zero) async {
        var result = result
        result.durationMilliseconds = elapsed.milliseconds
        if let flaw = definition.flaw(in: result) { fault(flaw) }
        state.withLock { state in
            state.results.append(result)
            state.isRunning = false
        }
        await onResult(result)
    }

    private func unmetRequirement(of definition: CheckDefinition) -> String? {
        state.withLock { state in
            definition.requires.first { id in
                let status = state.results.first { $0.id == id }?.status
                return status != .passed && status != .warning
            }
        }
    }

    @discardableResult
    private func fault(_ fault: String) -> CheckDefinition? {
        state.withLock { $0.faults.append(fault) }
        return nil
    }

    // MARK: The results

    private static func result<Finding>(
        of definition: CheckDefinition, _ ending: TimeLimit.Ending<(CheckOutcome, Finding?)>
    ) -> (CheckResult, Finding?) {
        switch ending {
        case .returned((let outcome, let found)):
            let result = CheckResult(
                id: definition.id, status: outcome.status, message: outcome.message, arguments: outcome.arguments,
                evidence: outcome.evidence, blame: outcome.blame)
            return (result, found)
        case .threw(let error) where error.code == ConnectorError.canceled:
            return (RunMessage.canceled.result(of: definition.id, .inconclusive), nil)
        case .threw(let error):
            var result = RunMessage.unanswered.result(
                of: definition.id, .inconclusive, arguments: ["code": error.code, "detail": error.detail])
            result.evidence = error.evidence
            return (result, nil)
        case .timedOut:
            let seconds = definition.timeLimit.components.seconds
            return (
                RunMessage.timedOut.result(of: definition.id, .inconclusive, arguments: ["seconds": "\(seconds)"]), nil
            )
        case .canceled: return (RunMessage.canceled.result(of: definition.id, .inconclusive), nil)
        }
    }
}
