import ConnectorKit
import Dispatch
import Glibc
import Synchronization
import Testing

@Suite struct BlockingIOTests {
    @Test func `every call is run, and never more at once than the width`() async {
        let io = BlockingIO(label: "test", width: 3)
        let load = Load()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<100 { group.addTask { await io.run { load.pass() } } }
        }
        #expect(load.done == 100)
        #expect(load.most <= 3)
    }

    /// Counts how many are in it at once.
    private final class Load: Sendable {
        private let now = Atomic(0)
        private let highest = Atomic(0)
        private let passed = Atomic(0)

        func pass() {
            highest.max(now.add(1, ordering: .sequentiallyConsistent).newValue, ordering: .sequentiallyConsistent)
            passed.add(1, ordering: .sequentiallyConsistent)
            now.subtract(1, ordering: .sequentiallyConsistent)
        }

        var most: Int { highest.load(ordering: .sequentiallyConsistent) }
        var done: Int { passed.load(ordering: .sequentiallyConsistent) }
    }

    @Test func `calls run beside each other up to the width`() async {
        // Each of the two waits for the other: with a width of one they would wait for ever.
        let io = BlockingIO(label: "test", width: 2)
        let (left, right) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        async let first: Void = io.run {
            left.signal()
            right.wait()
        }
        async let second: Void = io.run {
            right.signal()
            left.wait()
        }
        _ = await (first, second)
    }

    @Test func `an error comes back as it was thrown`() async {
        let io = BlockingIO(label: "test", width: 1)
        await #expect(throws: ConnectorError("a", "b")) {
            try await io.run { () throws(ConnectorError) in throw ConnectorError("a", "b") }
        }
    }

    @Test func `a task that prefers it blocks where it is, and at most the width of them at once`() async {
        let io = BlockingIO(label: "test", width: 2)
        let load = Load()
        await withTaskExecutorPreference(io) {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<50 {
                    group.addTask {
                        let before = Self.thread
                        let during = await io.run {
                            load.pass()
                            return Self.thread
                        }
                        #expect(before == during)
                    }
                }
            }
        }
        #expect(load.done == 50)
        #expect(load.most <= 2)
    }

    private static var thread: Int { Int(pthread_self()) }
}
