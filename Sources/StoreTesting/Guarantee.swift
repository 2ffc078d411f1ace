package import MooringModel
import Testing

/// One thing that every implementation of the ports guarantees, with its test.
///
/// A backend proves all of them with one parameterized test, in which each guarantee is a case of its own:
///
/// ```swift
/// @Test(arguments: Guarantee.all) func `the store in memory keeps`(_ guarantee: Guarantee) async throws {
///     try await guarantee.check { clock, body in try await body(Backend(MemoryStore(clock: clock))) }
/// }
/// ```
///
/// Values and not test functions: swift-testing finds tests by scanning for them, and a protocol that brings tests along
/// would have each backend repeat their names.
package struct Guarantee: Sendable, CustomTestStringConvertible {
    /// What is guaranteed, as a sentence.
    package let sentence: String
    private let test: @Sendable (Story) async throws -> Void

    /// Opens an empty store that reads the time from `clock`, calls `body` with it, and leaves nothing behind.
    package typealias Factory = (
        _ clock: @escaping @Sendable () -> Timestamp, _ body: (Backend) async throws -> Void
    ) async throws -> Void

    init(_ sentence: String, _ test: @escaping @Sendable (Story) async throws -> Void) {
        self.sentence = sentence
        self.test = test
    }

    /// Every guarantee of every port.
    package static let all: [Guarantee] =
        appends + expectations + reading + commits + claims + writers + projects + views + histories + requests + jobs
        + ledgers + spools + secrets + people + maintenance

    /// Tests whether the stores of a factory keep the guarantee; what is found is recorded with the running test.
    package func check(on withStore: Factory) async throws {
        let clock = StoryClock()
        try await withStore({ clock.now }) { store in try await test(Story(store, clock: clock)) }
    }

    package var testDescription: String { sentence }
}
