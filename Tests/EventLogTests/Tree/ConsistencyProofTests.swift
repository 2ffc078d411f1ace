import EventLog
import Testing

@Suite struct ConsistencyProofTests {
    @Test func `the proofs are those that Certificate Transparency published`() throws {
        let tree = RecordedTree(PublishedTree.leaves)
        for (first, second, path) in PublishedTree.consistency {
            let proof = try #require(try ConsistencyProof(first: first, second: second, reading: tree.hash))
            #expect(proof.path.map(\.description) == path.map { PublishedTree.nodes[$0.0][$0.1] })
            let roots = try [first, second].map { try #require(TreeHash(PublishedTree.roots[Int($0)])) }
            #expect(proof.verifies(roots[0], roots[1]))
        }
    }

    @Test func `every pair of sizes has the RFC's proof, and it verifies`() throws {
        let leaves = RecordedTree.leaves(130)
        let tree = RecordedTree(leaves)
        let roots = try (0...130).map { try TreeFrontier(size: Int64($0), reading: tree.hash).root }
        for second in 1...130 {
            for first in 1...second {
                let proof = try #require(
                    try ConsistencyProof(first: Int64(first), second: Int64(second), reading: tree.hash))
                #expect(proof.verifies(roots[first], roots[second]))
                // A reference proof costs a hash of the whole tree.
                if second <= 33 || (first * 131 + second) % 17 == 0 {
                    #expect(proof.path.map(\.bytes) == RecursiveTree.proof(first, leaves.prefix(second)))
                }
            }
        }
    }

    @Test func `there is no proof from nothing, and none from the larger to the smaller`() throws {
        let tree = RecordedTree.counting(to: 8)
        for (first, second) in [(0, 0), (0, 8), (8, 7), (-1, 8)] as [(Int64, Int64)] {
            #expect(try ConsistencyProof(first: first, second: second, reading: tree.hash) == nil)
            #expect(!ConsistencyProof(first: first, second: second, path: []).verifies(.empty, .empty))
        }
    }

    @Test(arguments: [(1, 8), (6, 8), (6, 7), (2, 5), (4, 8), (3, 3)] as [(Int64, Int64)])
    func `any other root, size or path fails`(first: Int64, second: Int64) throws {
        let tree = RecordedTree.counting(to: 8)
        let firstRoot = try TreeFrontier(size: first, reading: tree.hash).root
        let secondRoot = try TreeFrontier(size: second, reading: tree.hash).root
        let proof = try #require(try ConsistencyProof(first: first, second: second, reading: tree.hash))
        #expect(proof.verifies(firstRoot, secondRoot))

        for bit in 0..<256 {
            #expect(!proof.verifies(try #require(firstRoot.flipping(bit: bit)), secondRoot))
            #expect(!proof.verifies(firstRoot, try #require(secondRoot.flipping(bit: bit))))
            for place in proof.path.indices {
                var path = proof.path
                path[place] = try #require(path[place].flipping(bit: bit))
                #expect(!ConsistencyProof(first: first, second: second, path: path).verifies(firstRoot, secondRoot))
            }
        }
        let others: [[TreeHash]] = [
            proof.path + [secondRoot], [firstRoot] + proof.path, proof.path.dropLast(), Array(proof.path.dropFirst()),
            proof.path.reversed(),
        ]
        for path in others where path != proof.path {
            #expect(!ConsistencyProof(first: first, second: second, path: path).verifies(firstRoot, secondRoot))
        }
        if first != second { #expect(!proof.verifies(secondRoot, firstRoot)) }
    }

    @Test func `a log whose past was rewritten is not consistent with what it was`() throws {
        let honest = RecordedTree.counting(to: 6)
        var leaves = RecordedTree.leaves(9)
        leaves[2] = [77]
        let rewritten = RecordedTree(leaves)
        let proof = try #require(try ConsistencyProof(first: 6, second: 9, reading: rewritten.hash))
        #expect(!proof.verifies(honest.frontier.root, rewritten.frontier.root))
    }
}
