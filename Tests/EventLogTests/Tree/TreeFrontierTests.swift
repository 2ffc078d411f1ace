import EventLog
import Testing

@Suite struct TreeFrontierTests {
    @Test func `roots and complete subtrees are those that Certificate Transparency published`() throws {
        var tree = RecordedTree([])
        #expect(tree.frontier.root.description == PublishedTree.roots[0])
        for (index, leaf) in PublishedTree.leaves.enumerated() {
            tree.append(leaf)
            #expect(tree.frontier.size == Int64(index) + 1)
            #expect(tree.frontier.root.description == PublishedTree.roots[index + 1])
        }
        for (level, nodes) in PublishedTree.nodes.enumerated() {
            for (index, node) in nodes.enumerated() {
                #expect(try tree.hash(of: Subtree(level: level, index: Int64(index))).description == node)
            }
        }
        #expect(tree.count == 15)
    }

    @Test func `the root of every size is the one that the RFC defines, and again when read back`() throws {
        let leaves = RecordedTree.leaves(130)
        let whole = RecordedTree(leaves)
        var frontier = TreeFrontier()
        for size in 0...130 {
            let expected = RecursiveTree.hash(leaves.prefix(size))
            #expect(frontier.root.bytes == expected)
            // From the subtrees of the larger tree: the root of an earlier size.
            let earlier = try TreeFrontier(size: Int64(size), reading: whole.hash)
            #expect(earlier == frontier)
            #expect(earlier.root.bytes == expected)
            if size < 130 { frontier.append(TreeHash.leaf(leaves[size])) }
        }
    }

    @Test func `an append returns the subtrees above the leaf that it completes`() {
        var frontier = TreeFrontier()
        let completed = (0..<8).map { frontier.append(TreeHash.leaf([$0])).map(\.subtree) }
        #expect(
            completed == [
                [], [Subtree(level: 1, index: 0)],
                [], [Subtree(level: 1, index: 1), Subtree(level: 2, index: 0)],
                [], [Subtree(level: 1, index: 2)],
                [], [Subtree(level: 1, index: 3), Subtree(level: 2, index: 1), Subtree(level: 3, index: 0)],
            ])
    }

    @Test func `a frontier consists of the binary digits of its size`() {
        #expect(TreeFrontier.subtrees(ofSize: 0).isEmpty)
        #expect(
            TreeFrontier.subtrees(ofSize: 11) == [
                Subtree(level: 3, index: 0), Subtree(level: 1, index: 4), Subtree(level: 0, index: 10),
            ])
        #expect(TreeFrontier.subtrees(ofSize: .max).count == 63)
    }

    @Test func `a copy of the frontier goes on as if what followed had not been`() {
        var tree = RecordedTree.counting(to: 13).frontier
        let savepoint = tree
        tree.append(TreeHash.leaf([99]))
        tree.append(TreeHash.leaf([98]))
        #expect(tree != savepoint)
        tree = savepoint
        tree.append(TreeHash.leaf([13]))
        #expect(tree == RecordedTree.counting(to: 14).frontier)
    }

    @Test func `a subtree that cannot be read ends the rebuild with the reader's error`() {
        let tree = RecordedTree.counting(to: 4)
        #expect(throws: RecordedTree.NoSuchSubtree.self) { try TreeFrontier(size: 5, reading: tree.hash) }
    }
}
