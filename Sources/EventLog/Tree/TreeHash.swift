import Crypto

/// A SHA-256 hash in the log's Merkle tree (RFC 6962, section 2.1): of a leaf, of an inner node, or of a whole tree.
///
/// Leaves and inner nodes are hashed with different first bytes, so that neither can be passed off as the other. Four
/// words and not an array: a tree is nothing but these, and none of them shall cost an allocation.
package struct TreeHash: Sendable, Hashable {
    // The hash's bytes as they lie in memory; the words have no meaning as numbers.
    private let word0, word1, word2, word3: UInt64

    package static let byteCount = 32

    /// nil unless there are 32 bytes.
    package init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.byteCount else { return nil }
        word0 = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
        word1 = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        word2 = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        word3 = bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
    }

    /// nil unless there are 32 bytes.
    package init?(_ bytes: [UInt8]) {
        guard let hash = bytes.withUnsafeBytes({ TreeHash($0) }) else { return nil }
        self = hash
    }

    private init(_ digest: SHA256.Digest) {
        (word0, word1, word2, word3) = digest.withUnsafeBytes { bytes in
            bytes.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self)
        }
    }

    /// The hash of the tree without leaves: SHA-256 of nothing.
    package static let empty = TreeHash(SHA256().finalize())

    /// The hash of a leaf that holds `bytes`.
    package static func leaf(_ bytes: UnsafeRawBufferPointer) -> TreeHash {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(0x00)) { hasher.update(bufferPointer: $0) }
        hasher.update(bufferPointer: bytes)
        return TreeHash(hasher.finalize())
    }

    /// The hash of a leaf that holds `bytes`.
    package static func leaf(_ bytes: [UInt8]) -> TreeHash {
        bytes.withUnsafeBytes { leaf($0) }
    }

    /// The hash of the node over two subtrees.
    package static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(0x01)) { hasher.update(bufferPointer: $0) }
        left.withBytes { hasher.update(bufferPointer: $0) }
        right.withBytes { hasher.update(bufferPointer: $0) }
        return TreeHash(hasher.finalize())
    }

    /// Calls `body` with the 32 bytes, which are there only during the call.
    package func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try withUnsafeBytes(of: self) { try body($0) }
    }

    package var bytes: [UInt8] { withBytes { Array($0) } }
}
