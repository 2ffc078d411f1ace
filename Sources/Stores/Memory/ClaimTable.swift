package import EventLog
package import MooringModel

/// Who holds which claim.
package struct ClaimTable {
    /// By kind, scope and key.
    private var holders: [Claim.Kind: [String: [String: StreamName]]] = [:]
    private var held: [StreamName: Set<Claim>] = [:]

    package init() {}

    /// Whether what events do to claims can be done, one after another.
    ///
    /// Nothing is changed: what earlier events of the append give back and take is kept apart, because copying the table
    /// to have something to return to would cost more with every claim.
    func check(_ events: [RecordedEvent]) throws(AppendError) {
        var released: [StreamName: Set<Claim.Kind>] = [:]
        var acquired: [(claim: Claim, holder: StreamName)] = []
        for event in events {
            for change in event.claimChanges {
                switch change {
                case .release(let kind):
                    released[event.stream, default: []].insert(kind)
                    acquired.removeAll { $0.holder == event.stream && $0.claim.kind == kind }
                case .acquire(let claim):
                    let before = holders(against: claim).filter { released[$0]?.contains(claim.kind) != true }
                    let within = acquired.filter { $0.claim.conflicts(with: claim) }.map(\.holder)
                    if let other = (before + within).first(where: { $0 != event.stream }) {
                        throw .claim(claim, holder: other)
                    }
                    acquired.append((claim, event.stream))
                }
            }
        }
    }

    /// Does what an event does to claims.
    package mutating func take(_ event: RecordedEvent) {
        for change in event.claimChanges {
            switch change {
            case .release(let kind):
                for claim in held[event.stream] ?? [] where claim.kind == kind {
                    holders[kind]?[claim.scope]?[claim.key] = nil
                    held[event.stream]?.remove(claim)
                }
            case .acquire(let claim): take(claim, by: event.stream)
            }
        }
    }

    /// Has a stream hold a claim.
    package mutating func take(_ claim: Claim, by stream: StreamName) {
        holders[claim.kind, default: [:]][claim.scope, default: [:]][claim.key] = stream
        held[stream, default: []].insert(claim)
    }

    /// The claims that are held otherwise than in another table, as words for people.
    package func differences(from other: ClaimTable) -> [String] {
        let (mine, theirs) = (byClaim, other.byClaim)
        return Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }.map { claim in
            let words = [mine[claim], theirs[claim]].map { $0?.description ?? "nobody" }
            return "claim \(claim.kind.rawValue) \"\(claim.key)\" in \"\(claim.scope)\": "
                + "held by \(words[0]), by the events \(words[1])"
        }.sorted()
    }

    /// The holder of each claim.
    package var byClaim: [Claim: StreamName] {
        var all: [Claim: StreamName] = [:]
        for (stream, claims) in held { for claim in claims { all[claim] = stream } }
        return all
    }

    private func holders(against claim: Claim) -> [StreamName] {
        let scope = holders[claim.kind]?[claim.scope] ?? [:]
        guard claim.kind.isTree else { return scope[claim.key].map { [$0] } ?? [] }
        return scope.filter { claim.conflicts(with: Claim(claim.kind, scope: claim.scope, key: $0.key)) }.map(\.value)
    }
}
