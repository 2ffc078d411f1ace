import MooringModel
import NIOHTTP1
import Testing

/// A wrong request, and what the answer must say of it.
struct ProblemRow: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var status: Int
    var code: String
    var pointer: String?
    /// What the detail and the remedy say together, in each language.
    var english: [String]
    var chinese: [String]
    var ask: @Sendable (Story, _ language: [(String, String)]) async throws -> Answer

    init(
        _ name: String, _ status: Int, _ code: String, at pointer: String? = nil, en: [String], zh: [String],
        _ ask: @escaping @Sendable (Story, _ language: [(String, String)]) async throws -> Answer
    ) {
        testDescription = name
        self.status = status
        self.code = code
        self.pointer = pointer
        english = en
        chinese = zh
        self.ask = ask
    }
}
