import ConnectorKit
import MooringModel
import Synchronization
import Testing

@Suite struct CheckRunTests {
    private static let text = LocalizedText(en: "Found {what}.", zhHans: "发现 {what}。")

    private func definition(
        _ id: String, isRequired: Bool = true, requires: [String] = [], title: LocalizedText? = nil
    ) -> CheckDefinition {
        CheckDefinition(
            id, title: title ?? LocalizedText(en: id, zhHans: id), isRequired: isRequired, requires: requires,
            messages: [
                "found": CheckMessage(Self.text), "plain": CheckMessage(LocalizedText(en: "Plain.", zhHans: "普通。")),
            ])
    }

    @Test func `each check has one result in the descriptor's order, passed on as it ends`() async {
        let seen = Mutex<[String]>([])
        let clock = StandingClock()
        let run = CheckRun([definition("a"), definition("b")], clock: clock) { result in
            seen.withLock { $0.append(result.id) }
        }
        await run.check("a") {
            clock.advance(by: .milliseconds(5))
            return .passed("plain", evidence: Evidence(service: "s", operation: "o"))
        }
        #expect(seen.withLock(\.self) == ["a"])
        await run.check("b") { .warning("found", arguments: ["what": "x"], blame: .project) }
        let outcome = await run.finish()
        #expect(seen.withLock(\.self) == ["a", "b"])
        #expect(
            outcome.results == [
                CheckResult(
                    id: "a", status: .passed, message: "plain", evidence: Evidence(service: "s", operation: "o"),
                    durationMilliseconds: 5),
                CheckResult(
                    id: "b", status: .warning, message: "found", arguments: ["what": "x"], blame: .project,
                    durationMilliseconds: 0),
            ])
        #expect(outcome.verdict == .passed)
        #expect(outcome.faults.isEmpty)
    }

    @Test func `a check waits for those it requires, and is skipped if one did not pass`() async {
        let run = CheckRun([
            definition("a"), definition("b", requires: ["a"]), definition("c", requires: ["b"]), definition("d"),
        ])
        await run.check("a") { .failed("plain", blame: .project) }
        let found = await run.check("b", finding: Int.self) { (.passed("plain"), 1) }
        await run.check("c") { .passed("plain") }
        await run.check("d") { .passed("plain") }
        let outcome = await run.finish()
        #expect(found == nil)
        #expect(outcome.results.map(\.status) == [.failed, .skipped, .skipped, .passed])
        #expect(outcome.results.map(\.waitedFor) == [nil, "a", "b", nil])
        #expect(outcome.verdict == .failed)
        #expect(outcome.faults.isEmpty)
    }

    @Test func `a warning lets the checks that wait for it run, and hands on what it found`() async {
        let run = CheckRun([definition("a"), definition("b", requires: ["a"])])
        let found = await run.check("a", finding: Int.self) { (.warning("plain"), 7) }
        await run.check("b") { .passed("found", arguments: ["what": "\(found ?? 0)"]) }
        let outcome = await run.finish()
        #expect(outcome.results.last?.arguments == ["what": "7"])
        #expect(outcome.verdict == .passed)
    }

    @Test func `a check that the connector passes over is skipped and holds the verdict back`() async {
        let run = CheckRun([definition("a"), definition("b"), definition("c", requires: ["b"])])
        await run.check("a") { .passed("plain") }
        let outcome = await run.finish()
        #expect(outcome.results.map(\.status) == [.passed, .skipped, .skipped])
        #expect(outcome.results.map(\.message) == ["plain", "not-run", "waited"])
        #expect(outcome.verdict == .inconclusive)
        #expect(outcome.faults == ["the check \"b\" was not run"])
    }

    @Test func `an error in a check is a question that was not answered`() async {
        let evidence = Evidence(service: "sts", operation: "AssumeRole", httpStatus: 503)
        let run = CheckRun([definition("a")])
        await run.check("a") {
            throw ConnectorError(
                ConnectorError.unavailable, "the service is down", isRetryable: true, evidence: evidence)
        }
        let outcome = await run.finish()
        #expect(
            outcome.results.map(\.arguments) == [["code": "unavailable", "detail": "the service is down"]])
        #expect(outcome.results.first?.evidence == evidence)
        #expect(outcome.results.first?.status == .inconclusive)
        #expect(outcome.verdict == .inconclusive)
    }

    @Test func `an error that the connector did not foresee is told as it is`() async {
        struct Surprise: Error {}
        let run = CheckRun([definition("a")])
        await run.check("a") { throw Surprise() }
        let outcome = await run.finish()
        #expect(outcome.results.map(\.arguments) == [["code": "unexpected", "detail": "Surprise()"]])
    }

    @Test func `a check that does not end in its time is inconclusive, even if it cannot be canceled`() async {
        let (endless, end) = AsyncStream.makeStream(of: Void.self)
        let run = CheckRun([definition("a"), definition("b")], clock: ImpatientClock())
        await run.check("a") {
            await Task { for await _ in endless {} }.value
            return .passed("plain")
        }
        let outcome = await run.finish()
        end.finish()
        #expect(outcome.results.first?.message == "timed-out")
        #expect(outcome.results.first?.arguments == ["seconds": "30"])
        #expect(outcome.results.first?.status == .inconclusive)
    }

    @Test func `a canceled validation still reports every check`() async {
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let definitions = [definition("a"), definition("b"), definition("c")]
        let validation = Task {
            let run = CheckRun(definitions)
            await run.check("a") {
                start.finish()
                await untilCanceled()
                return .passed("plain")
            }
            await run.check("b") { .passed("plain") }
            return await run.finish()
        }
        for await _ in started {}
        validation.cancel()
        let outcome = await validation.value
        #expect(outcome.results.map(\.status) == [.inconclusive, .inconclusive, .skipped])
        #expect(outcome.results.map(\.message) == ["canceled", "canceled", "not-run"])
        #expect(outcome.verdict == .inconclusive)
        #expect(outcome.faults.isEmpty)
    }

    @Test func `what breaks the rules is a fault and no second result`() async {
        let run = CheckRun([definition("a"), definition("b")])
        await run.check("unknown") { .passed("plain") }
        await run.check("b") { .passed("unheard-of") }
        await run.check("a") { .passed("plain") }
        await run.check("b") { .passed("plain") }
        let outcome = await run.finish()
        #expect(outcome.results.map(\.id) == ["a", "b"])
        #expect(
            outcome.faults == [
                "the check \"unknown\" is none of the descriptor's",
                "the check \"a\" was not run",
                "the check \"b\" has no message \"unheard-of\"",
                "the check \"a\" ran twice or after a later one",
                "the check \"b\" ran twice or after a later one",
            ])
    }

    @Test func `two checks at once are a fault, and a missing argument too`() async {
        let run = CheckRun([definition("a"), definition("b")])
        await run.check("a") {
            await run.check("b") { .passed("plain") }
            return .passed("found")
        }
        let outcome = await run.finish()
        #expect(
            outcome.faults == [
                "the check \"b\" began while another ran",
                "the message \"found\" of the check \"a\" lacks what",
                "the check \"b\" was not run",
            ])
    }
}
