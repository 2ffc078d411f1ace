import MooringModel
import MooringService
import Stores
import Testing

/// A stream of events goes on only as long as its reader may read.
@Suite(.timeLimit(.minutes(1))) struct LongPollTests {
    /// An auditor of `search` who is looked after elsewhere: what happens to him is no event of the project.
    private func auditor(_ harbor: Harbor) async throws -> Person {
        try await harbor.person(.auditor, in: harbor.search, home: "installation")
    }

    /// What becomes of a poll for events of `search`, during whose waiting something is done.
    private func poll(
        _ harbor: Harbor, _ reader: Person, during body: () async throws -> Void
    ) async throws -> Result<Int, any Error> {
        let clock = TellingClock()
        let call = try await harbor.call(reader)
        let query = EventQuery(after: try await harbor.registry.head().position, project: ProjectID(harbor.search))
        return try await withThrowingTaskGroup(of: Result<Int, any Error>.self) { group in
            group.addTask {
                do {
                    return .success(
                        try await harbor.registry.events(call, query, wait: .seconds(3_600), clock: clock).events.count)
                } catch {
                    return .failure(error)
                }
            }
            await clock.someoneSleeps()
            try await body()
            return try await group.next().orThrow()
        }
    }

    private func code(_ result: Result<Int, any Error>) -> String? {
        if case .failure(let error) = result { (error as? Refusal)?.code } else { nil }
    }

    @Test func `an event that matches ends the wait`() async throws {
        try await withHarbor { harbor in
            let auditor = try await auditor(harbor)
            let result = try await poll(harbor, auditor) { _ = try await harbor.draft() }
            #expect(try result.get() == 1)
        }
    }

    @Test func `revoking the token ends the wait at once, without an event that matches`() async throws {
        try await withHarbor { harbor in
            let auditor = try await auditor(harbor)
            let token = try await harbor.call(auditor).caller.token.orThrow().id.description
            let result = try await poll(harbor, auditor) {
                _ = try await harbor.registry.revokeToken(try await harbor.operatorCall, token)
            }
            #expect(code(result) == "token-revoked")
        }
    }

    @Test func `disabling the principal ends the wait at once`() async throws {
        try await withHarbor { harbor in
            let auditor = try await auditor(harbor)
            let result = try await poll(harbor, auditor) {
                _ = try await harbor.registry.disablePrincipal(try await harbor.operatorCall, auditor.id)
            }
            #expect(code(result) == "token-revoked")
        }
    }

    @Test func `revoking the role ends the wait at once`() async throws {
        try await withHarbor { harbor in
            let auditor = try await auditor(harbor)
            let grant = try await harbor.grants(of: auditor.id, in: harbor.search).first.orThrow()
            let result = try await poll(harbor, auditor) {
                _ = try await harbor.registry.revoke(try await harbor.operatorCall, grant: grant)
            }
            #expect(code(result) == "project-not-found")
        }
    }

    @Test func `what happens after the token has expired is not shown any more`() async throws {
        try await withHarbor { harbor in
            let auditor = try await auditor(harbor)
            let brief = Person(id: auditor.id, token: try await harbor.token(of: auditor.id, days: 1))
            let result = try await poll(harbor, brief) {
                harbor.clock.pass(days: 1)
                _ = try await harbor.registry.draftIntegration(
                    harbor.systemCall, project: harbor.search, try harbor.new("backups"))
            }
            #expect(code(result) == "token-expired")
        }
    }

    @Test func `a wait without events ends in time, with nothing and the place to go on from`() async throws {
        try await withHarbor { harbor in
            let auditor = try await auditor(harbor)
            let head = try await harbor.registry.head().position
            let (events, next) = try await harbor.registry.events(
                try await harbor.call(auditor), EventQuery(after: head, project: ProjectID(harbor.search)),
                wait: .milliseconds(1), clock: ContinuousClock())
            #expect(events.isEmpty && next == head)
        }
    }
}
