// How a tree of n leaves is made of complete subtrees (RFC 6962, section 2.1).
//
// The RFC splits n leaves at the largest power of two below n, again and again. Every range of leaves that this yields
// begins at a multiple of the largest power of two that fits in it, so the binary digits of its length, from the
// highest down, are the complete subtrees that it consists of, from left to right. A complete subtree never changes
// again. The store keeps their hashes, and every root and proof, of the present tree and of any earlier one, is put
// together from O(log n) of them.

/// The place of a complete subtree: the 2^`level` leaves that begin at leaf `index` × 2^`level`. Level 0 is a leaf.
package struct Subtree: Sendable, Hashable {
    package let level: Int
    package let index: Int64

    package init(level: Int, index: Int64) {
        self.level = level
        self.index = index
    }

    /// The complete subtrees that a range of leaves consists of, from left to right and from high to low.
    ///
    /// - Parameter leaves: a range that the RFC's splitting yields; `0..<n` is one.
    static func covering(_ leaves: Range<Int64>) -> [Subtree] {
        var subtrees: [Subtree] = []
        var start = leaves.lowerBound
        while start < leaves.upperBound {
            let level = (leaves.upperBound - start).highestBit
            subtrees.append(Subtree(level: level, index: start >> level))
            start += 1 << level
        }
        return subtrees
    }

    /// The hash of the RFC's subtree over a range of leaves.
    static func hash<E: Error>(
        of leaves: Range<Int64>, reading hash: (Subtree) throws(E) -> TreeHash
    ) throws(E) -> TreeHash {
        var hashes: [TreeHash] = []
        for subtree in covering(leaves) { hashes.append(try hash(subtree)) }
        return TreeHash.joined(hashes)
    }
}

extension TreeHash {
    /// The hash over neighbouring complete subtrees, given from left to right and from high to low.
    static func joined(_ hashes: [TreeHash]) -> TreeHash {
        guard var joined = hashes.last else { return .empty }
        for left in hashes.dropLast().reversed() { joined = .node(left, joined) }
        return joined
    }
}

extension Range<Int64> {
    /// The leaf at which the RFC splits a range of two or more: a largest power of two below its length.
    var split: Int64 { lowerBound + 1 << (upperBound - lowerBound - 1).highestBit }
}

extension Int64 {
    /// The place of the highest digit 1 of a positive number.
    fileprivate var highestBit: Int { bitWidth - 1 - leadingZeroBitCount }
}
