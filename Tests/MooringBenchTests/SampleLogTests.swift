import MooringBench
import MooringModel
import Stores
import Testing

@Suite("The sample log")
struct SampleLogTests {
    @Test("The log that is measured is a valid one, with as many events as were asked for")
    func isValid() async throws {
        let store = MemoryStore(clock: { Timestamp(microseconds: 1_777_000_000_000_000) })
        var log = SampleLog()
        try await log.write(to: store, events: 700, integrations: 150)
        let report = await store.verify()
        #expect(report.firstBad == nil)
        #expect(report.events == 700)
        #expect(log.integrations.count == 150)
    }
}
