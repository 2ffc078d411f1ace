import DomainSamples
import MooringModel
import Testing

@Suite struct PrincipalTests {
    private func token(_ number: UInt128 = 1, expiresAt: Timestamp) -> Token {
        Token(
            id: Sample.token(number), hash: "ab", scope: .project(Sample.project), role: .dataViewer,
            expiresAt: expiresAt)
    }

    private func issue(_ number: UInt128 = 1, after seconds: Int64) -> Principal.Command {
        .issueToken(token(number, expiresAt: Sample.now.adding(seconds: seconds)), now: Sample.now)
    }

    @Test func `a principal is registered once`() {
        let command = Principal.Command.register(Sample.alice, kind: .person, home: .installation)
        #expect(Principal().refusal(of: command) == nil)
        #expect(Principal.sample().refusal(of: command)?.code == "principal-taken")
    }

    @Test func `the system is no principal`() {
        let command = Principal.Command.register(Sample.alice, kind: .system, home: .installation)
        #expect(Principal().refusal(of: command)?.code == "principal-kind-invalid")
    }

    @Test func `a token lives at most a year`() {
        let year: Int64 = 365 * 86_400
        #expect(Principal.sample().refusal(of: issue(after: 1)) == nil)
        #expect(Principal.sample().refusal(of: issue(after: year)) == nil)
        for seconds in [0, -1, year + 1] {
            #expect(Principal.sample().refusal(of: issue(after: seconds))?.code == "token-lifetime-invalid")
        }
    }

    @Test func `somebody else gets a person a token for a day, and only while that person has none that works`() throws
    {
        func first(_ number: UInt128, after seconds: Int64, at now: Timestamp = Sample.now) -> Principal.Command {
            .issueToken(token(number, expiresAt: now.adding(seconds: seconds)), now: now, byAnother: true)
        }
        let day: Int64 = 86_400
        #expect(Principal.sample().refusal(of: first(1, after: day + 1))?.code == "first-token-too-long")
        let person = try Principal.sample().after(first(1, after: day))
        #expect(person.refusal(of: first(2, after: 1))?.code == "token-of-person")
        #expect(person.refusal(of: issue(2, after: 365 * day)) == nil)
        #expect(person.refusal(of: first(2, after: 1, at: Sample.now.adding(seconds: day))) == nil)
        #expect(try person.after(.revokeToken(Sample.token(1))).refusal(of: first(2, after: 1)) == nil)
    }

    @Test func `a token's identifier is used once`() throws {
        #expect(try Principal.sample().after(issue(after: 60)).refusal(of: issue(after: 90))?.code == "token-taken")
    }

    @Test func `a token is revoked once`() throws {
        var principal = try Principal.sample().after(issue(after: 60))
        #expect(try principal.carryOut(.revokeToken(Sample.token(1))) == [.tokenRevoked(id: Sample.token(1))])
        #expect(principal.refusal(of: .revokeToken(Sample.token(1)))?.code == "token-not-found")
    }

    @Test func `disabling ends every token, each by its own event, and gets no new one`() throws {
        var principal = try Principal.sample().after(issue(2, after: 60)).after(issue(1, after: 60))
        #expect(
            try principal.carryOut(.disable)
                == [.tokenRevoked(id: Sample.token(1)), .tokenRevoked(id: Sample.token(2)), .disabled])
        #expect(principal.tokens.isEmpty)
        #expect(try principal.decide(.disable) == [])
        #expect(principal.refusal(of: issue(3, after: 60))?.code == "principal-disabled")
    }

    @Test func `what was refused is noted with its count and changes nothing`() throws {
        let command = Principal.Command.noteRefusal(.deleteIntegrations, target: "integration/x", count: 3)
        let principal = Principal.sample()
        #expect(
            try principal.decide(command)
                == [.accessRefused(action: .deleteIntegrations, target: "integration/x", count: 3)])
        #expect(try principal.after(command) == principal)
    }

    @Test func `who is not registered is not found`() {
        for command in [Principal.Command.disable, issue(after: 60), .revokeToken(Sample.token(1))] {
            #expect(Principal().refusal(of: command)?.code == "principal-not-found")
        }
    }

    @Test func `a token's unknown role is an error and not an unlimited token`() throws {
        let event = PrincipalEvent.tokenIssued(token(expiresAt: Sample.now))
        var data = try #require(event.data.objectValue)
        data["role"] = "data-janitor"
        let fields = try JSONFields(.object(data))
        #expect(throws: EventDecodingError.self) {
            try PrincipalEvent(type: event.type, schema: 1, data: fields)
        }
    }
}
