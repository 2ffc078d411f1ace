import ConnectorKit
import MooringModel
import Synchronization
import Testing

@testable import AmazonS3

@Suite("Patience with changes that have not spread yet")
struct PropagationTests {
    /// A clock on which every sleep is over at once, and that remembers how long they were together.
    private final class HurriedClock: Clock, Sendable {
        typealias Instant = ContinuousClock.Instant
        private let slept = Mutex(Duration.zero)
        var minimumResolution: Duration { .zero }
        var now: Instant { ContinuousClock().now }
        var total: Duration { slept.withLock(\.self) }

        func sleep(until deadline: Instant, tolerance: Duration?) async throws {
            let duration = now.duration(to: deadline)
            slept.withLock { $0 += duration }
        }
    }

    private func settle(
        isFresh: Bool = false, previous: [CheckResult] = [], rightAfter count: Int
    ) async throws -> (answer: Bool, questions: Int, waited: Duration) {
        let clock = HurriedClock()
        let integration = IntegrationIdentity(
            id: IntegrationID(bits: 1), project: ProjectID(bits: 2), region: try #require(Region("aws-us-east-1")),
            access: .readwrite, externalID: "mooring-one")
        let propagation = Propagation(
            context: ConnectorContext(
                integration: integration, secrets: NoSecrets(), previousResults: previous, mayBePropagating: isFresh),
            patience: .seconds(60), clock: clock)
        var questions = 0
        let answer = try await propagation.settled("assume-role", isOld: { !$0 }) {
            questions += 1
            return questions > count
        }
        return (answer, questions, clock.total)
    }

    @Test("A fresh configuration is asked about again until the answer is new")
    func fresh() async throws {
        let (answer, questions, _) = try await settle(isFresh: true, rightAfter: 3)
        #expect(answer)
        #expect(questions == 4)
    }

    @Test("So is a check that failed the last time")
    func failedBefore() async throws {
        let failed = CheckResult(id: "assume-role", status: .failed, message: "denied")
        #expect(try await settle(previous: [failed], rightAfter: 3).answer)
        let other = CheckResult(id: "list", status: .failed, message: "denied")
        #expect(try await settle(previous: [other], rightAfter: 3).questions == 1)
    }

    @Test("An old configuration is asked about once")
    func old() async throws {
        #expect(try await settle(rightAfter: 3).questions == 1)
    }

    @Test("Patience ends")
    func end() async throws {
        let (answer, questions, waited) = try await settle(isFresh: true, rightAfter: .max)
        #expect(!answer)
        #expect((5...15).contains(questions))
        #expect((Duration.seconds(59)...Duration.seconds(60)).contains(waited))
    }
}
