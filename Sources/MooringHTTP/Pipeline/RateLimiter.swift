import MooringModel
import Synchronization

/// Lets each key through so many times a second: a bucket that holds one second's worth and fills steadily.
final class RateLimiter: Sendable {
    private let perSecond: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    private struct Bucket {
        var tokens: Double
        var at: Int64
    }

    /// Full buckets say nothing; beyond so many they are forgotten.
    private static let maximumBuckets = 10_000

    init(perSecond: Int) { self.perSecond = Double(perSecond) }

    /// Takes one.
    ///
    /// - Returns: nil if there was one, else the seconds to wait, at least 1.
    func take(_ key: String, now: Timestamp) -> Int64? {
        buckets.withLock { buckets in
            if buckets.count >= Self.maximumBuckets { forgetFull(&buckets, now) }
            var bucket = buckets[key] ?? Bucket(tokens: perSecond, at: now.microseconds)
            bucket.tokens = filled(bucket, now)
            bucket.at = now.microseconds
            defer { buckets[key] = bucket }
            guard bucket.tokens >= 1 else { return max(1, Int64(((1 - bucket.tokens) / perSecond).rounded(.up))) }
            bucket.tokens -= 1
            return nil
        }
    }

    private func filled(_ bucket: Bucket, _ now: Timestamp) -> Double {
        let seconds = Double(max(0, now.microseconds - bucket.at)) / 1_000_000
        return min(perSecond, bucket.tokens + seconds * perSecond)
    }

    private func forgetFull(_ buckets: inout [String: Bucket], _ now: Timestamp) {
        buckets = buckets.filter { filled($0.value, now) < perSecond }
    }
}
