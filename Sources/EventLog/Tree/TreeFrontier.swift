/// What must be known of a tree to append to it: its complete subtrees that are part of no larger one, at most 63 of them.
///
/// A value: a copy taken before an append is the state to return to if the append is taken back. Appending hashes one
/// node for each subtree that it completes, which is one per leaf in the long run.
package struct TreeFrontier: Sendable, Hashable {
    /// The number of leaves.
    package private(set) var size: Int64

    /// The hashes of ``subtrees(ofSize:)``.
    private var hashes: [TreeHash]

    /// The tree without leaves.
    package init() {
        size = 0
        hashes = []
    }

    /// The tree of the first `size` leaves of a log. With it the root of any earlier size is at hand.
    ///
    /// - Parameter hash: the hash of a complete subtree of the log; called for ``subtrees(ofSize:)``, in that order.
    package init<E: Error>(size: Int64, reading hash: (Subtree) throws(E) -> TreeHash) throws(E) {
        self.size = size
        hashes = []
        for subtree in Self.subtrees(ofSize: size) { hashes.append(try hash(subtree)) }
    }

    /// The complete subtrees that the frontier of a tree consists of, from left to right and from high to low.
    package static func subtrees(ofSize size: Int64) -> [Subtree] { Subtree.covering(0..<size) }

    /// The tree's hash, which a checkpoint states.
    package var root: TreeHash { TreeHash.joined(hashes) }

    /// Adds a leaf.
    ///
    /// - Parameter leaf: the hash of the leaf (``TreeHash/leaf(_:)``).
    /// - Returns: the subtrees of level 1 and above that the leaf completes, from low to high; none for every other leaf.
    ///   The leaf itself is not among them: the store keeps its hash with the event.
    @discardableResult
    package mutating func append(_ leaf: TreeHash) -> [TreeNode] {
        var completed: [TreeNode] = []
        var hash = leaf
        // Each trailing digit 1 of the size is a subtree on the left that awaits its sibling.
        for level in 0..<(~size).trailingZeroBitCount {
            hash = .node(hashes.removeLast(), hash)
            completed.append(TreeNode(Subtree(level: level + 1, index: size >> (level + 1)), hash))
        }
        hashes.append(hash)
        size += 1
        return completed
    }
}
