import ConnectorKit
import Synchronization

/// Bytes that follow from their place: an object of any size without a file.
final class PatternSource: ObjectSource {
    private let size: Int64
    private let seed: UInt8
    /// Reading at or behind this place fails, as long as it is set.
    private let failure: Mutex<Int64?>

    init(size: Int64, seed: UInt8 = 1, failingFrom failure: Int64? = nil) {
        self.size = size
        self.seed = seed
        self.failure = Mutex(failure)
    }

    func mend() { failure.withLock { $0 = nil } }

    func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        if let from = failure.withLock(\.self), offset >= from {
            throw ConnectorError(ConnectorError.unavailable, "the disk is away", isRetryable: true)
        }
        let wanted = Int(max(0, min(Int64(count), size - offset)))
        return [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            for index in 0..<wanted {
                let place = UInt64(offset) + UInt64(index)
                buffer[index] = UInt8(truncatingIfNeeded: (place &* 2_654_435_761) >> 9) &+ seed
            }
            filled = wanted
        }
    }

    var bytes: [UInt8] {
        get async throws { try await read(at: 0, upTo: Int(size)) }
    }
}
