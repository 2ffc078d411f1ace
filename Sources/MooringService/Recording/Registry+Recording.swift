import EventLog
import Logging
package import MooringModel
import Stores

extension Registry {
    /// How often a decision is made anew because something it rests on has changed meanwhile.
    private static let maximumAttempts = 5

    /// Carries out a change: reads, decides and records, again if what was read has changed in between.
    ///
    /// - Parameters:
    ///   - subject: the entity that the change is about, where it is known beforehand.
    ///   - decide: reads through the ``Change`` and decides; called once per attempt, and not at all for a repeated
    ///     request.
    /// - Throws: ``Refusal``; then nothing was recorded.
    package func change(
        _ call: Call, about subject: StreamName?, _ decide: (Change) async throws(Refusal) -> Void
    ) async throws(Refusal) -> Recorded {
        if let key = call.idempotency, let earlier = try await outcome(of: key) { return earlier }
        do {
            let recorded = try await attempt(call, about: subject, decide)
            // Nothing was recorded, so the append has not settled the key.
            if recorded.position == nil, let key = call.idempotency { await ports.idempotency.release(key) }
            return recorded
        } catch {
            if let key = call.idempotency { await keep(error, for: key) }
            throw error
        }
    }

    private func attempt(
        _ call: Call, about subject: StreamName?, _ decide: (Change) async throws(Refusal) -> Void
    ) async throws(Refusal) -> Recorded {
        var attempts = 0
        while true {
            attempts += 1
            let change = Change(self, call)
            try await decide(change)
            guard let append = change.append, let lastStream = change.subject else {
                guard let subject else { throw .notFound("entity", "") }
                return Recorded(subject: subject, position: nil)
            }
            do {
                let receipt = try await ports.events.append(append)
                return Recorded(subject: lastStream, position: receipt.positions.upperBound)
            } catch .stream(let stream, _, let actual) {
                guard call.ifMatch == nil else { throw .stale(stream, expected: call.ifMatch ?? actual) }
                guard attempts < Self.maximumAttempts else { throw .contended(stream) }
            } catch .claim(let claim, let holder) where claim.kind == .use {
                // What is used was ended meanwhile, or the other way round: decided anew, it is refused by its name.
                guard attempts < Self.maximumAttempts else { throw .contended(holder) }
            } catch {
                throw Refusal(error)
            }
        }
    }

    // MARK: Repeated requests

    private func outcome(of key: IdempotencyKey) async throws(Refusal) -> Recorded? {
        let state = try await reading { () async throws(StoreError) in
            try await ports.idempotency.begin(key, now: now())
        }
        switch state {
        case .new: return nil
        case .underWay: throw .requestUnderWay
        case .otherRequest: throw .idempotencyKeyReused
        case .done(.answered(_, let body)): throw Refusal(kept: body)
        case .done(.recorded(let position)):
            let stored = try await reading { () async throws(StoreError) in
                try await ports.events.events(
                    matching: EventQuery(after: Position(position.value - 1), limit: 1))
            }
            guard let stored = stored.first else { return nil }
            return Recorded(subject: stored.event.stream, position: position, isReplay: true)
        }
    }

    private func keep(_ refusal: Refusal, for key: IdempotencyKey) async {
        switch refusal.code {
        case Refusal.requestUnderWay.code, Refusal.idempotencyKeyReused.code: return
        default: break
        }
        // What may be otherwise at the next try is no outcome.
        guard refusal.kind != .unavailable, refusal.kind != .stale, refusal.code != Refusal.contendedCode else {
            return await ports.idempotency.release(key)
        }
        do {
            try await ports.idempotency.settle(key, .answered(status: 0, body: refusal.kept), now: now())
        } catch {
            logger.warning("A refusal could not be kept for its idempotency key", metadata: ["error": "\(error)"])
            await ports.idempotency.release(key)
        }
    }

    // MARK: Reading

    /// Asks a store; what it cannot answer is a refusal that says so.
    func reading<T>(
        _ read: () async throws(StoreError) -> T
    ) async throws(Refusal) -> T {
        do { return try await read() } catch { throw Refusal(error) }
    }
}
