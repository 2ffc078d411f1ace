import EventLog
import MooringModel
import Stores
import Testing

/// Appends of one to four random events of all kinds that views show. The events need make no sense together: what a
/// store does with them does not depend on it. Names and places are few, so that some appends are refused.
package struct RandomHistory {
    private var random: SeededGenerator
    private var projects: [ProjectID] = []
    private var integrations: [IntegrationID] = []
    private var jobs: [JobID] = []
    private var principals: [PrincipalID] = []
    private var tokens: [TokenID] = []

    package init(seed: Int) { random = SeededGenerator(seed: UInt64(seed)) }

    /// Asks for `count` appends, some of which are refused for a claim.
    package mutating func append(_ count: Int, to story: Story) async throws {
        try await story.appendTenancy()
        projects = [story.project, story.otherProject]
        integrations = try await story.appendDrafts(2)
        for second in 1...count {
            if Bool.random(using: &random) { story.clock.set(toSecond: Int64(second)) }
            var events: [NewEvent] = []
            for _ in 0..<Int.random(in: 1...4, using: &random) { events.append(try event(story)) }
            do {
                _ = try await story.store.events.append(story.appending(events))
            } catch AppendError.claim {
                continue
            }
        }
    }

    private mutating func event(_ story: Story) throws -> NewEvent {
        switch Int.random(in: 0..<18, using: &random) {
        case 0: return story.projectRenamed(one(of: projects), to: name())
        case 1:
            projects.append(story.newID())
            return story.projectCreated(projects.last, name: name())
        case 2, 3:
            integrations.append(story.newID())
            return story.drafted(
                integrations[integrations.count - 1], name: name(), of: one(of: projects),
                in: one(of: [story.region, story.otherRegion]))
        case 4: return story.described(integration(story), name: name(), "described \(name())")
        case 5: return story.added(integration(story), at: "\(name())/\(name())")
        case 6: return story.deleted(integration(story))
        case 7: return story.event(.degraded, of: integration(story))
        case 8: return story.event(.recovered, of: integration(story))
        case 9: return story.event(.suspended, of: integration(story))
        case 10:
            let configuration: JSONValue = ["bucket": .string(name()), "retries": 3, "weight": JSONValue(0.5) ?? .null]
            return story.event(.configurationProposed(configuration: configuration), of: integration(story))
        case 11: return story.event(.configurationWithdrawn, of: integration(story))
        case 12:
            jobs.append(story.newID())
            return try story.exportRequested(jobs[jobs.count - 1], through: integration(story))
        case 13:
            return story.event(
                one(of: [JobEvent.started, .canceled]) ?? .started, in: .job(job(story)), of: story.project)
        case 14:
            return story.event(
                ClusterEvent.planChanged(plan: .enterprise), in: .cluster(story.cluster), of: story.project)
        case 15: return principalRegistered(story)
        case 16: return try tokenIssued(story)
        default:
            let principal = one(of: principals) ?? story.newID()
            let token = one(of: tokens) ?? story.newID()
            return story.event(PrincipalEvent.tokenRevoked(id: token), in: .principal(principal), of: nil)
        }
    }

    private mutating func principalRegistered(_ story: Story) -> NewEvent {
        let id = story.newID(PrincipalID.self)
        principals.append(id)
        return story.event(
            PrincipalEvent.registered(id: id, kind: .service, home: .project(story.project)), in: .principal(id),
            of: nil)
    }

    private mutating func tokenIssued(_ story: Story) throws -> NewEvent {
        let token = Token(
            id: story.newID(), hash: "hash-\(tokens.count)", scope: .installation, role: .auditor,
            expiresAt: story.clock.now.adding(seconds: 60))
        tokens.append(token.id)
        return story.event(
            PrincipalEvent.tokenIssued(token), in: .principal(one(of: principals) ?? story.newID()), of: nil)
    }

    private mutating func one<T>(of choices: [T]) -> T? { choices.randomElement(using: &random) }

    private mutating func integration(_ story: Story) -> IntegrationID { one(of: integrations) ?? story.newID() }

    private mutating func job(_ story: Story) -> JobID { one(of: jobs) ?? story.newID() }

    private mutating func name() -> String {
        one(of: ["backups", "Backups", "logs", "ä", "metrics", "traces", "audit", "nightly", "weekly", "Ω"])
            ?? "backups"
    }
}
