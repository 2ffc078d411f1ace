/// The proof that a tree has grown out of a smaller one: its first leaves are the smaller one's, all of them, unchanged
/// and in order (RFC 9162, section 2.1.4).
package struct ConsistencyProof: Sendable, Hashable {
    /// The number of leaves of the smaller tree, at least 1: everything has grown out of nothing.
    package let first: Int64
    /// The number of leaves of the larger tree.
    package let second: Int64
    /// The subtrees from which both roots follow, as the RFC orders them; none if the sizes are equal.
    package let path: [TreeHash]

    /// A proof that somebody gives; what it is worth, ``verifies(_:_:)`` tells.
    package init(first: Int64, second: Int64, path: [TreeHash]) {
        self.first = first
        self.second = second
        self.path = path
    }

    /// The proof for two sizes of a log; nil unless 1 ≤ `first` ≤ `second`.
    ///
    /// - Parameter hash: the hash of a complete subtree of the log.
    package init?<E: Error>(
        first: Int64, second: Int64, reading hash: (Subtree) throws(E) -> TreeHash
    ) throws(E) {
        guard first >= 1, first <= second else { return nil }
        var parts: [Range<Int64>] = []
        var leaves = 0..<second
        while leaves.upperBound != first {
            let split = leaves.split
            let (left, right) = (leaves.lowerBound..<split, split..<leaves.upperBound)
            parts.append(first <= split ? right : left)
            leaves = first <= split ? left : right
        }
        // What is left over is a subtree that both trees have. If it is the whole smaller tree, its hash is known.
        if leaves.lowerBound > 0 { parts.append(leaves) }
        var path: [TreeHash] = []
        for part in parts.reversed() { path.append(try Subtree.hash(of: part, reading: hash)) }
        self.init(first: first, second: second, path: path)
    }

    /// Whether the tree with the hash `secondRoot` is proved to have grown out of the one with the hash `firstRoot`.
    package func verifies(_ firstRoot: TreeHash, _ secondRoot: TreeHash) -> Bool {
        guard first >= 1, first <= second else { return false }
        if first == second { return path.isEmpty && firstRoot == secondRoot }

        var rest = path[...]
        // The places of the smaller and of the larger tree's last node, on the first level where the former is a left one.
        var (node, last) = (first - 1, second - 1)
        while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
        // A smaller tree that is a complete subtree itself begins the path, unwritten.
        guard let start = node == 0 ? firstRoot : rest.popFirst() else { return false }
        var (firstHash, secondHash) = (start, start)
        for sibling in rest {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                firstHash = .node(sibling, firstHash)
                secondHash = .node(sibling, secondHash)
                while node & 1 == 0 && node > 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                secondHash = .node(secondHash, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && firstHash == firstRoot && secondHash == secondRoot
    }
}
