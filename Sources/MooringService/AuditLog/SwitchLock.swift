import Synchronization

/// Keeps apart whoever switches forwardings, one at a time, and those who deliver entries, any number at once: what comes
/// is taken wholly before a switch or wholly after it. In the order of their coming.
final class SwitchLock: Sendable {
    private let state = Mutex(State())

    private struct State {
        var isSwitching = false
        var deliveries = 0
        var waiting: [(isSwitch: Bool, continuation: CheckedContinuation<Void, Never>)] = []

        mutating func admit(isSwitch: Bool) -> Bool {
            guard !isSwitching, !isSwitch || deliveries == 0 else { return false }
            if isSwitch { isSwitching = true } else { deliveries += 1 }
            return true
        }
    }

    func switching<Value, Failure: Error>(
        _ body: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        await enter(isSwitch: true)
        defer { leave { $0.isSwitching = false } }
        return try await body()
    }

    func delivering<Value, Failure: Error>(
        _ body: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        await enter(isSwitch: false)
        defer { leave { $0.deliveries -= 1 } }
        return try await body()
    }

    private func enter(isSwitch: Bool) async {
        await withCheckedContinuation { continuation in
            let isIn = state.withLock { state in
                if state.waiting.isEmpty, state.admit(isSwitch: isSwitch) { return true }
                state.waiting.append((isSwitch, continuation))
                return false
            }
            if isIn { continuation.resume() }
        }
    }

    private func leave(_ change: (inout State) -> Void) {
        let admitted = state.withLock { state in
            change(&state)
            var admitted: [CheckedContinuation<Void, Never>] = []
            while let next = state.waiting.first, state.admit(isSwitch: next.isSwitch) {
                admitted.append(state.waiting.removeFirst().continuation)
            }
            return admitted
        }
        for continuation in admitted { continuation.resume() }
    }
}
