import Crypto
import Dispatch

/// A SHA-256 that is fed as bytes pass by.
package struct SourceDigest: Sendable {
    private var digest = SHA256()

    /// Below this, waking another core costs more than it saves.
    private static let shared = 64 << 10

    package init() {}

    package mutating func update(_ bytes: UnsafeRawBufferPointer) { digest.update(bufferPointer: bytes) }

    /// Takes the same bytes into both, on two cores: one SHA-256 cannot be spread over them.
    package static func update(_ one: inout SourceDigest, _ other: inout SourceDigest, _ bytes: UnsafeRawBufferPointer)
    {
        guard bytes.count >= shared else {
            one.update(bytes)
            other.update(bytes)
            return
        }
        withUnsafeMutablePointer(to: &one) { one in
            withUnsafeMutablePointer(to: &other) { other in
                nonisolated(unsafe) let digests = (one, other)
                nonisolated(unsafe) let bytes = bytes
                DispatchQueue.concurrentPerform(iterations: 2) { index in
                    (index == 0 ? digests.0 : digests.1).pointee.update(bytes)
                }
            }
        }
    }

    package func finish() -> [UInt8] { Array(digest.finalize()) }
}
