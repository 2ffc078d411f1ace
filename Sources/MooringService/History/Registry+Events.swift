package import EventLog
package import MooringModel
import Projections
package import Stores

extension Registry {
    /// What happened to one entity, oldest first.
    package func history(
        _ call: Call, of integration: String, after: Position = .start, limit: Int
    ) async throws(Refusal) -> [RecordedEvent] {
        let row = try await show(call, .integration, integration, action: .viewHistory)
        let stream = StreamName(.integration, row.key)
        return try await reading { () async throws(StoreError) in
            try await ports.events.events(matching: EventQuery(after: after, limit: limit, stream: stream))
        }.map(\.event)
    }

    /// The audit feed, as far as the caller may read it.
    ///
    /// - Parameters:
    ///   - wait: how long to wait for the first event if there is none yet; nil not to wait.
    ///   - clock: what the waiting goes by.
    /// - Returns: the events, and the position to go on after. That is the last event's, or, where nothing (more)
    ///   matches, the head's, so that the next call does not read the same stretch again.
    package func events(
        _ call: Call, _ query: EventQuery, wait: Duration? = nil, clock: any Clock<Duration> = ContinuousClock()
    ) async throws(Refusal) -> (events: [RecordedEvent], next: Position) {
        try await authorizeEvents(call, query)
        // Before the first reading, so that nothing recorded in between is missed.
        let commits = ports.events.commits()
        let first = try await readEvents(query)
        guard first.events.isEmpty, let wait else { return first }

        let woken = await Self.firstMatch(within: wait, clock) {
            for await position in commits where position > query.after {
                // What fails, a query or the rights, is answered by the readings below.
                if await isWaiting(call, query) { continue }
                return
            }
        }
        guard woken else { return first }
        // The rights may have changed during the wait: a revoked token ends the stream.
        try await authorizeEvents(try await renewed(call), query)
        return try await readEvents(query)
    }

    /// Whether there is nothing to tell yet: no event that matches, and the caller may still read them.
    private func isWaiting(_ call: Call, _ query: EventQuery) async -> Bool {
        do throws(Refusal) {
            try await authorizeEvents(try await renewed(call), query)
            return try await readEvents(query).events.isEmpty
        } catch {
            return false
        }
    }

    private func readEvents(_ query: EventQuery) async throws(Refusal) -> (events: [RecordedEvent], next: Position) {
        let head = try await reading { () async throws(StoreError) in try await ports.events.head() }
        let stored = try await reading { () async throws(StoreError) in
            try await ports.events.events(matching: query)
        }
        let isFull = stored.count == query.limit
        let next = isFull ? stored.last?.event.position : nil
        return (
            stored.map(\.event), next ?? max(head.position, stored.last?.event.position ?? query.after, query.after)
        )
    }

    /// Who may read what a query asks for: the history of its project or organization, or of the installation.
    private func authorizeEvents(_ call: Call, _ query: EventQuery) async throws(Refusal) {
        let scope = query.project.map(Scope.project) ?? query.organization.map(Scope.organization) ?? .installation
        let (place, _) = try await place(of: scope)
        try await authorize(call, .viewHistory, at: place, target: scope.target, isChange: false)
    }

    /// The call with its caller's present rights.
    private func renewed(_ call: Call) async throws(Refusal) -> Call {
        guard let principal = call.caller.principal, let token = call.caller.token else { return call }
        guard token.expiresAt > now() else { throw .tokenExpired(token.expiresAt) }
        guard try await row(.token, token.id.description)?.status == "active",
            try await row(.principal, principal.description)?.status == "active"
        else { throw .tokenRevoked }
        var call = call
        call.caller.grants = try await grants(of: principal)
        return call
    }

    /// Whether `body` ends within a time.
    private static func firstMatch(
        within time: Duration, _ clock: any Clock<Duration>, _ body: @escaping @Sendable () async -> Void
    ) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await body()
                return !Task.isCancelled
            }
            group.addTask {
                try? await clock.sleep(for: time)
                return false
            }
            let first = await group.next() ?? false
            group.cancelAll()
            return first
        }
    }
}
