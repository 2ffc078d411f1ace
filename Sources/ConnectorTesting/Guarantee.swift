public import Testing

/// One thing that every connector guarantees, with its test. Together they hold every "must" of ``ConnectorProvider``,
/// ``Connector`` and ``ObjectSource``.
///
/// A connector proves all of them with one parameterized test, in which each guarantee is a case of its own:
///
/// ```swift
/// @Test(.timeLimit(.minutes(2)), arguments: Guarantee.all)
/// func `a bucket in memory keeps`(_ guarantee: Guarantee) async throws {
///     try await guarantee.check { body in try await body(anEmptyDestination()) }
/// }
/// ```
///
/// The time limit belongs to it: what waits for ever breaks a guarantee too.
public struct Guarantee: Sendable, CustomTestStringConvertible {
    /// What is guaranteed, as a sentence.
    public let sentence: String
    private let test: @Sendable (Story) async throws -> Void

    /// Makes an empty destination, calls `body` with it, and leaves nothing behind.
    public typealias Factory = (_ body: (Destination) async throws -> Void) async throws -> Void

    init(_ sentence: String, _ test: @escaping @Sendable (Story) async throws -> Void) {
        self.sentence = sentence
        self.test = test
    }

    /// Every guarantee of a connector.
    public static let all: [Guarantee] =
        descriptor + configuration + authorization + validation + secrets + arrival + repetition + occupied + resuming
        + interruption + abandoning + sources + cancellation + concurrency + finding + reading

    /// Tests whether the connector of a factory's destinations keeps the guarantee; what is found is recorded with the
    /// running test.
    public func check(on withDestination: Factory) async throws {
        try await withDestination { destination in try await test(Story(destination)) }
    }

    public var testDescription: String { sentence }
}
