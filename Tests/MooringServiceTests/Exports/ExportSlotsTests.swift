import MooringModel
import MooringService
import Testing

/// The places that all jobs share.
@Suite(.timeLimit(.minutes(1))) struct ExportSlotsTests {
    private let one = JobID(bits: 1)
    private let two = JobID(bits: 2)
    private let three = JobID(bits: 3)

    @Test func `a job has all places but those that are kept for others`() async {
        let slots = ExportSlots(capacity: 4, jobs: 3)
        #expect(await slots.take(for: one))
        #expect(await slots.take(for: one))
        let third = Task { await slots.take(for: one) }
        #expect(await slots.take(for: two))
        #expect(await slots.take(for: three))
        slots.give(of: two)
        // Kept for the second again, and not given to the first.
        #expect(await slots.take(for: two))
        slots.give(of: one)
        #expect(await third.value)
    }

    @Test func `there are at least as many places as jobs`() async {
        let slots = ExportSlots(capacity: 1, jobs: 3)
        for job in [one, two, three] { #expect(await slots.take(for: job)) }
    }

    @Test func `of those who wait, the one with the fewest comes first`() async {
        let slots = ExportSlots(capacity: 3, jobs: 1)
        for _ in 0..<2 { #expect(await slots.take(for: one)) }
        #expect(await slots.take(for: two))
        let (more, first) = AsyncStream.makeStream(of: JobID.self)
        await withTaskGroup(of: Void.self) { group in
            for job in [one, two] {
                group.addTask {
                    if await slots.take(for: job) { first.yield(job) }
                }
            }
            // Whichever came first.
            while slots.waiting < 2 { await Task.yield() }
            slots.give(of: two)
            var order = more.makeAsyncIterator()
            #expect(await order.next() == two)
            slots.give(of: one)
            #expect(await order.next() == one)
        }
    }

    @Test func `who is canceled while he waits takes none`() async {
        let slots = ExportSlots(capacity: 1, jobs: 1)
        #expect(await slots.take(for: one))
        let waiting = Task { await slots.take(for: one) }
        waiting.cancel()
        #expect(await waiting.value == false)
        slots.give(of: one)
        #expect(await slots.take(for: two))
    }
}
