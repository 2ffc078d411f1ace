public import MooringModel

extension Connector {
    /// Runs a whole validation.
    ///
    /// - Parameter onResult: gets each result as its check ends, in order.
    public func validation(
        _ definitions: [CheckDefinition], clock: any Clock<Duration> = ContinuousClock(),
        onResult: @escaping @Sendable (CheckResult) async -> Void = { _ in }
    ) async -> ValidationOutcome {
        let run = CheckRun(definitions, clock: clock, onResult: onResult)
        await validate(run)
        return await run.finish()
    }
}
