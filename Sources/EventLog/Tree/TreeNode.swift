/// A complete subtree of the log with its hash.
package struct TreeNode: Sendable, Hashable {
    package let subtree: Subtree
    package let hash: TreeHash

    package init(_ subtree: Subtree, _ hash: TreeHash) {
        self.subtree = subtree
        self.hash = hash
    }
}
