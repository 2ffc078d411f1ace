/// An account with a storage service that forgets everything: what a provider's client looks like to a connector.
final class Buckets: Sendable {
    private let buckets: [String: (key: [UInt8], bucket: Bucket)]

    /// - Parameter keys: by the name of each bucket that there is.
    init(keys: [String: [UInt8]]) {
        buckets = keys.mapValues { ($0, Bucket()) }
    }

    /// The bucket, nil unless it is there and the key opens it.
    func open(_ name: String, key: [UInt8]) -> Bucket? {
        buckets[name].flatMap { $0.key == key ? $0.bucket : nil }
    }
}
