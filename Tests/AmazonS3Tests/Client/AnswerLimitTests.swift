import Testing

@testable import AmazonS3

@Suite("Answers that are too long", .timeLimit(.minutes(1)))
struct AnswerLimitTests {
    @Test("An answer is taken up to its limit, and a longer one is an error that may pass", arguments: [0, 1])
    func limit(_ excess: Int) async throws {
        let text = String(repeating: "a", count: 5_000 + excess)
        try await ScriptedServer.running({ _ in ScriptedServer.Answer(text: text) }) { client in
            do throws(AWSFailure) {
                let (bytes, _) = try await client.get("key", limit: 5_000)
                #expect(excess == 0 && bytes.count == 5_000)
            } catch {
                #expect(excess == 1 && error.isRetryable)
                #expect(error.message.contains("longer than 5000 bytes"))
            }
        }
    }
}
