/// The proof that a leaf is in a tree: the hashes that lead from it to the root (RFC 9162, section 2.1.3).
package struct InclusionProof: Sendable, Hashable {
    /// The leaf's place, from 0.
    package let leaf: Int64
    /// The number of the tree's leaves.
    package let size: Int64
    /// The sibling subtrees, from the leaf up.
    package let path: [TreeHash]

    /// A proof that somebody gives; what it is worth, ``verifies(_:root:)`` tells.
    package init(leaf: Int64, size: Int64, path: [TreeHash]) {
        self.leaf = leaf
        self.size = size
        self.path = path
    }

    /// The proof for a leaf among the first `size` leaves of a log; nil if it is not one of them.
    ///
    /// - Parameter hash: the hash of a complete subtree of the log.
    package init?<E: Error>(
        leaf: Int64, size: Int64, reading hash: (Subtree) throws(E) -> TreeHash
    ) throws(E) {
        guard (0..<max(size, 0)).contains(leaf) else { return nil }
        var siblings: [Range<Int64>] = []
        var leaves = 0..<size
        while leaves.count > 1 {
            let split = leaves.split
            let (left, right) = (leaves.lowerBound..<split, split..<leaves.upperBound)
            siblings.append(leaf < split ? right : left)
            leaves = leaf < split ? left : right
        }
        var path: [TreeHash] = []
        for sibling in siblings.reversed() { path.append(try Subtree.hash(of: sibling, reading: hash)) }
        self.init(leaf: leaf, size: size, path: path)
    }

    /// Whether the leaf with the hash `leafHash` is proved to be in the tree with the hash `root`.
    package func verifies(_ leafHash: TreeHash, root: TreeHash) -> Bool {
        guard (0..<max(size, 0)).contains(leaf) else { return false }
        // The places of the node at hand and of the last node, on the level that the path has come to.
        var (node, last) = (leaf, size - 1)
        var hash = leafHash
        for sibling in path {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = .node(sibling, hash)
                // A last node without sibling is moved up as it is.
                while node & 1 == 0 && node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                hash = .node(hash, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && hash == root
    }
}
