import EventLog
import Logging
package import MooringModel
import Projections
import Stores

extension Registry {
    /// Lets a caller pass who may do something at a place.
    ///
    /// - Parameters:
    ///   - target: what it is to be done to, as the refusal and its event name it.
    ///   - isChange: whether a refusal is to be recorded.
    /// - Throws: ``Refusal``: forbidden for one who may see the place, and not found for everybody else, because what an
    ///   actor may not see does not exist for him.
    package func authorize(
        _ call: Call, _ action: Action, at place: Place, target: String, isChange: Bool = true
    ) async throws(Refusal) {
        let allowed = call.caller.actions(at: place)
        if allowed.contains(action) { return }
        if isChange, let principal = call.caller.principal {
            await note(action, target: target, by: principal, call)
        }
        // Whoever holds any role here sees that the place is there.
        guard place == .installation || !allowed.isEmpty else {
            throw .notFound(target: target)
        }
        throw .forbidden(action, roles: Role.allCases.filter { $0.actions.contains(action) })
    }

    // MARK: Refusals are recorded

    private func note(_ action: Action, target: String, by principal: PrincipalID, _ call: Call) async {
        let refused = RefusalCounter.Refused(principal: principal, action: action, target: target)
        guard refusals.count(refused, now: now()) else { return }
        await record(refused, count: 1, as: call)
    }

    /// Records what was refused beyond the first time, for the hours that have ended.
    ///
    /// - Parameter all: also for the hours that still run, because the process stops.
    package func recordRefusals(all: Bool) async {
        for (refused, count) in refusals.ended(by: now(), all: all) {
            await record(refused, count: count, as: systemCall("access", via: "schedule"))
        }
    }

    private func record(_ refused: RefusalCounter.Refused, count: Int64, as call: Call) async {
        let stream = StreamName.principal(refused.principal)
        var call = call
        call.ifMatch = nil
        call.idempotency = nil
        do {
            _ = try await change(call, about: stream) { change throws(Refusal) in
                var principal = try await change.load(Principal.self, stream)
                try change.decide(
                    .noteRefusal(refused.action, target: refused.target, count: count), on: &principal, stream,
                    Belonging())
            }
        } catch {
            logger.warning("A refused change could not be recorded", metadata: ["error": "\(error.detail.english)"])
        }
    }

    /// A call of Mooring itself.
    package func systemCall(_ id: String, via: String) -> Call {
        Call(caller: .system(id, via: via), correlation: newCorrelation())
    }

    /// What the events of one request share.
    package func newCorrelation() -> String {
        String(randomness.uuidV7(at: now()), radix: 32)
    }
}

extension Refusal {
    /// The same as for what was never there.
    ///
    /// - Parameter target: a kind and an identifier, as in `project/proj-…`.
    static func notFound(target: String) -> Refusal {
        let parts = target.split(separator: "/", maxSplits: 1).map(String.init)
        return .notFound(parts.first ?? "", parts.count == 2 ? parts[1] : "")
    }
}
