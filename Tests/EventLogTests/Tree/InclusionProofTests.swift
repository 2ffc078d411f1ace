import EventLog
import Testing

@Suite struct InclusionProofTests {
    @Test func `the proofs are those that Certificate Transparency published`() throws {
        let tree = RecordedTree(PublishedTree.leaves)
        for (leaf, size, path) in PublishedTree.inclusion {
            let proof = try #require(try InclusionProof(leaf: leaf, size: size, reading: tree.hash))
            #expect(proof.path.map(\.description) == path.map { PublishedTree.nodes[$0.0][$0.1] })
            let root = try #require(TreeHash(PublishedTree.roots[Int(size)]))
            #expect(proof.verifies(TreeHash.leaf(PublishedTree.leaves[Int(leaf)]), root: root))
        }
    }

    @Test func `every leaf of every size has the RFC's proof, and it verifies`() throws {
        let leaves = RecordedTree.leaves(130)
        let tree = RecordedTree(leaves)
        // All leaves of the small sizes, and some of the large ones: a reference path costs a hash of the whole tree.
        for size in Array(1...40) + [63, 64, 65, 127, 128, 129, 130] {
            let root = try TreeFrontier(size: Int64(size), reading: tree.hash).root
            for leaf in stride(from: 0, to: size, by: size > 40 ? 7 : 1) {
                let proof = try #require(
                    try InclusionProof(leaf: Int64(leaf), size: Int64(size), reading: tree.hash))
                #expect(proof.path.map(\.bytes) == RecursiveTree.path(leaf, leaves.prefix(size)))
                #expect(proof.verifies(TreeHash.leaf(leaves[leaf]), root: root))
            }
        }
    }

    @Test func `there is no proof for a leaf that is not in the tree`() throws {
        let tree = RecordedTree.counting(to: 8)
        for (leaf, size) in [(0, 0), (8, 8), (9, 8), (-1, 8), (0, -1)] as [(Int64, Int64)] {
            #expect(try InclusionProof(leaf: leaf, size: size, reading: tree.hash) == nil)
            #expect(!InclusionProof(leaf: leaf, size: size, path: []).verifies(.empty, root: .empty))
        }
    }

    @Test(arguments: [(0, 1), (5, 8), (6, 7), (4, 5), (2, 3)] as [(Int64, Int64)])
    func `any other leaf, root, place or path fails`(leaf: Int64, size: Int64) throws {
        let tree = RecordedTree.counting(to: 8)
        let hash = try tree.hash(of: Subtree(level: 0, index: leaf))
        let root = try TreeFrontier(size: size, reading: tree.hash).root
        let proof = try #require(try InclusionProof(leaf: leaf, size: size, reading: tree.hash))
        #expect(proof.verifies(hash, root: root))

        for bit in 0..<256 {
            #expect(!proof.verifies(try #require(hash.flipping(bit: bit)), root: root))
            #expect(!proof.verifies(hash, root: try #require(root.flipping(bit: bit))))
            for place in proof.path.indices {
                var path = proof.path
                path[place] = try #require(path[place].flipping(bit: bit))
                #expect(!InclusionProof(leaf: leaf, size: size, path: path).verifies(hash, root: root))
            }
        }
        for other in 0..<size where other != leaf {
            #expect(!InclusionProof(leaf: other, size: size, path: proof.path).verifies(hash, root: root))
        }
        let others: [[TreeHash]] = [
            proof.path + [root], [hash] + proof.path, proof.path.dropLast(), Array(proof.path.dropFirst()),
            proof.path.reversed(),
        ]
        for path in others where path != proof.path {
            #expect(!InclusionProof(leaf: leaf, size: size, path: path).verifies(hash, root: root))
        }
    }
}
