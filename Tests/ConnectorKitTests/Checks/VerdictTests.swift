import ConnectorKit
import MooringModel
import Testing

@Suite struct VerdictTests {
    private static let definitions = [
        CheckDefinition("a", title: LocalizedText(en: "A", zhHans: "甲"), isRequired: false, messages: [:]),
        CheckDefinition("b", title: LocalizedText(en: "B", zhHans: "乙"), requires: ["a"], messages: [:]),
        CheckDefinition("c", title: LocalizedText(en: "C", zhHans: "丙"), messages: [:]),
    ]

    private func verdict(_ a: CheckStatus, _ b: CheckStatus, _ c: CheckStatus, message: String = "m") -> Verdict {
        let results = zip(["a", "b", "c"], [a, b, c]).map { id, status in
            CheckResult(
                id: id, status: status, message: message, waitedFor: id == "b" && status == .skipped ? "a" : nil)
        }
        return Verdict(of: results, Self.definitions)
    }

    @Test func `nothing failed and nothing required open is passed`() {
        #expect(verdict(.passed, .passed, .passed) == .passed)
        #expect(verdict(.warning, .warning, .warning) == .passed)
        #expect(verdict(.inconclusive, .passed, .passed) == .passed)
    }

    @Test func `failed beats inconclusive`() {
        #expect(verdict(.passed, .inconclusive, .failed) == .failed)
        #expect(verdict(.failed, .skipped, .passed) == .failed)
    }

    @Test func `a required check that waited for an open one is open, however optional that one is`() {
        #expect(verdict(.inconclusive, .skipped, .passed) == .inconclusive)
    }

    @Test func `what does not apply, and what waits for it, holds nothing back`() {
        #expect(verdict(.skipped, .skipped, .skipped) == .passed)
    }

    @Test func `what was not run is open`() {
        #expect(verdict(.passed, .passed, .skipped, message: "not-run") == .inconclusive)
    }
}
