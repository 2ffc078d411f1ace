import ConnectorKit
import MooringModel
import Synchronization

/// What a test sees of a watched connector, and how it directs it.
final class Watch: Sendable {
    private let state = Mutex(State())
    private let arrivals = AsyncStream.makeStream(of: String.self)
    private let clearings = AsyncStream.makeStream(of: String.self)

    private struct State {
        var answer = CheckOutcome.passed("well")
        var isThrowing = false
        var exported: [String] = []
        var held: Set<String> = []
        var isNextHeld = false
        var gates: [String: AsyncStream<Never>.Continuation] = [:]
        var externalIDs: [String] = []
        var freshness: [Bool] = []
        var failures: [String: ConnectorError] = [:]
        var wereThere: Set<String> = []
        var read: Set<String> = []
        var isAway = false
        var abandoned: [String] = []
        /// Whatever the key is.
        var outage: ConnectorError?
        var slips: [(error: ConnectorError, isAfter: Bool)] = []

        mutating func slip(isAfter: Bool) -> ConnectorError? {
            guard let first = slips.first, first.isAfter == isAfter else { return nil }
            return slips.removeFirst().error
        }
    }

    /// What the check `script` finds from now on.
    func answer(_ outcome: CheckOutcome) { state.withLock { $0.answer = outcome } }

    var answer: CheckOutcome { state.withLock(\.answer) }

    /// The keys of the objects whose export has begun, in that order.
    var exported: [String] { state.withLock(\.exported) }

    /// The external IDs that validations have used, in that order.
    var externalIDs: [String] { state.withLock(\.externalIDs) }

    func noteExternalID(_ externalID: String) { state.withLock { $0.externalIDs.append(externalID) } }

    /// Whether validations were told that the provider may not know everything yet, in that order.
    var freshness: [Bool] { state.withLock(\.freshness) }

    func noteFreshness(_ isFresh: Bool) { state.withLock { $0.freshness.append(isFresh) } }

    /// The keys of which the destination said that they were there already.
    var wereThere: Set<String> { state.withLock(\.wereThere) }

    func noteThere(_ key: String) { state.withLock { _ = $0.wereThere.insert(key) } }

    /// The keys of the objects that were read back.
    var read: Set<String> { state.withLock(\.read) }

    func noteRead(_ key: String) { state.withLock { _ = $0.read.insert(key) } }

    // MARK: Failing an export

    /// The export of this key fails so from now on; nil: no longer.
    func fail(_ key: String, with error: ConnectorError?) { state.withLock { $0.failures[key] = error } }

    /// From now on every export fails so; nil ends it.
    func fail(with error: ConnectorError?) { state.withLock { $0.outage = error } }

    /// The next export fails so.
    ///
    /// - Parameter afterArrival: once the object has arrived, as when an answer is lost.
    func failOnce(with error: ConnectorError, afterArrival: Bool) {
        state.withLock { $0.slips.append((error, afterArrival)) }
    }

    /// How the export of a key fails before it begins.
    func failure(at key: String) -> ConnectorError? {
        state.withLock { $0.isAway ? .away : $0.failures[key] ?? $0.outage ?? $0.slip(isAfter: false) }
    }

    /// How an export fails whose object has arrived.
    func failureAfterArrival() -> ConnectorError? { state.withLock { $0.slip(isAfter: true) } }

    // MARK: A destination that is away

    /// Every call fails from now on as one that is not answered; or no longer.
    func setAway(_ isAway: Bool) { state.withLock { $0.isAway = isAway } }

    /// Throws while the destination is away.
    func checkThere() throws(ConnectorError) { if state.withLock(\.isAway) { throw .away } }

    /// The keys whose leftovers were cleared away.
    var abandoned: [String] { state.withLock(\.abandoned) }

    func noteAbandoned(_ key: String) {
        state.withLock { $0.abandoned.append(key) }
        clearings.continuation.yield(key)
    }

    /// Returns when the leftovers of a key have been cleared away.
    func clearing(of key: String) async {
        for await cleared in clearings.stream where cleared == key { return }
    }

    // MARK: Holding an export

    /// The export of this key will wait until ``release(_:)``, or until it is canceled.
    func hold(_ key: String) { state.withLock { _ = $0.held.insert(key) } }

    /// The next export, whatever its key, will wait likewise.
    func holdNext() { state.withLock { $0.isNextHeld = true } }

    /// Returns when the export of a held key has come so far.
    func arrival(of key: String) async {
        for await arrived in arrivals.stream where arrived == key { return }
    }

    /// Returns when the export of any held key has come so far.
    func arrival() async {
        for await _ in arrivals.stream { return }
    }

    func release(_ key: String) {
        let gate = state.withLock { state in
            state.held.remove(key)
            return state.gates.removeValue(forKey: key)
        }
        gate?.finish()
    }

    /// Called by the connector before it exports a key.
    func pass(_ key: String) async {
        let gate = AsyncStream.makeStream(of: Never.self)
        let isHeld = state.withLock { state in
            state.exported.append(key)
            guard state.held.contains(key) || state.isNextHeld else { return false }
            state.isNextHeld = false
            state.gates[key] = gate.continuation
            return true
        }
        guard isHeld else { return }
        arrivals.continuation.yield(key)
        for await _ in gate.stream {}
    }
}

extension ConnectorError {
    static let away = ConnectorError(
        unavailable, "no connection", isRetryable: true, evidence: Evidence(service: "s3", operation: "PutObject"))
}
