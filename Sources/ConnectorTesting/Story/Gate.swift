/// Holds one task at a place until the test lets it go.
struct Gate: Sendable {
    private let arrivals: AsyncStream<Never>
    private let arrival: AsyncStream<Never>.Continuation
    private let openings: AsyncStream<Never>
    private let opening: AsyncStream<Never>.Continuation

    init() {
        (arrivals, arrival) = AsyncStream.makeStream()
        (openings, opening) = AsyncStream.makeStream()
    }

    /// Waits at the gate until it is open, or the task canceled.
    func pass() async {
        arrive()
        for await _ in openings {}
    }

    /// Lets the test go on that waits for somebody at the gate, should nobody come any more.
    func arrive() { arrival.finish() }

    /// Waits until somebody is at the gate.
    func reached() async { for await _ in arrivals {} }

    func open() { opening.finish() }
}
