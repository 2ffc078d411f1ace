import EventLog

/// A tree grown leaf by leaf, with every complete subtree kept as a store keeps them.
struct RecordedTree {
    private(set) var frontier = TreeFrontier()
    private var hashes: [Subtree: TreeHash] = [:]

    init(_ leaves: some Sequence<[UInt8]>) {
        for leaf in leaves { append(leaf) }
    }

    /// Leaves of one byte, 0 to `size` − 1.
    static func counting(to size: Int) -> RecordedTree { RecordedTree(leaves(size)) }

    static func leaves(_ size: Int) -> [[UInt8]] { (0..<size).map { [UInt8($0)] } }

    mutating func append(_ leaf: [UInt8]) {
        let hash = TreeHash.leaf(leaf)
        hashes[Subtree(level: 0, index: frontier.size)] = hash
        for node in frontier.append(hash) { hashes[node.subtree] = node.hash }
    }

    var count: Int { hashes.count }

    /// The hash that was kept, or that no complete subtree is there.
    func hash(of subtree: Subtree) throws(NoSuchSubtree) -> TreeHash {
        guard let hash = hashes[subtree] else { throw NoSuchSubtree(subtree: subtree) }
        return hash
    }

    struct NoSuchSubtree: Error {
        let subtree: Subtree
    }
}

extension TreeHash {
    /// The hash with one of its 256 bits turned over.
    func flipping(bit: Int) -> TreeHash? {
        var bytes = bytes
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        return TreeHash(bytes)
    }
}
