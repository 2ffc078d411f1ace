import EventLog
import MooringModel

/// What became of requests with an idempotency key.
struct RequestTable {
    private var outcomes: [Request: Kept] = [:]
    /// The digest of the request that is under way.
    private var underWay: [Request: String] = [:]

    /// Whether an outcome is kept for the key, whatever the request's body.
    func keeps(_ key: IdempotencyKey, at now: Timestamp) -> Bool { kept(Request(key), at: now) != nil }

    mutating func begin(_ key: IdempotencyKey, at now: Timestamp) -> IdempotencyState {
        let request = Request(key)
        if let kept = kept(request, at: now) {
            return kept.digest == key.requestDigest ? .done(kept.outcome) : .otherRequest
        }
        if let digest = underWay[request] { return digest == key.requestDigest ? .underWay : .otherRequest }
        underWay[request] = key.requestDigest
        return .new
    }

    /// Keeps an outcome, and ends the request's being under way.
    mutating func keep(_ outcome: IdempotencyOutcome, of key: IdempotencyKey, at now: Timestamp) {
        outcomes[Request(key)] = Kept(digest: key.requestDigest, outcome: outcome, until: now.adding(seconds: 86_400))
        underWay[Request(key)] = nil
    }

    mutating func release(_ key: IdempotencyKey) { underWay[Request(key)] = nil }

    private func kept(_ request: Request, at now: Timestamp) -> Kept? {
        outcomes[request].flatMap { now < $0.until ? $0 : nil }
    }

    /// A key without the digest, which does not make it another one.
    private struct Request: Hashable {
        var scope: String
        var key: String

        init(_ key: IdempotencyKey) {
            scope = key.scope
            self.key = key.key
        }
    }

    private struct Kept {
        var digest: String
        var outcome: IdempotencyOutcome
        var until: Timestamp
    }
}
