import Crypto
import EventLog

/// The definitions of RFC 6962, section 2.1, word for word and as slow as that is: what the log's tree is checked against.
enum RecursiveTree {
    /// MTH(D[n])
    static func hash(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        guard leaves.count > 1 else {
            return Array(SHA256.hash(data: leaves.isEmpty ? [] : [0x00] + leaves[leaves.startIndex]))
        }
        let (left, right) = halves(leaves)
        return Array(SHA256.hash(data: [0x01] + hash(left) + hash(right)))
    }

    /// PATH(m, D[n])
    static func path(_ leaf: Int, _ leaves: ArraySlice<[UInt8]>) -> [[UInt8]] {
        guard leaves.count > 1 else { return [] }
        let (left, right) = halves(leaves)
        return leaf < left.count
            ? path(leaf, left) + [hash(right)]
            : path(leaf - left.count, right) + [hash(left)]
    }

    /// PROOF(m, D[n]) = SUBPROOF(m, D[n], true)
    static func proof(_ first: Int, _ leaves: ArraySlice<[UInt8]>, known: Bool = true) -> [[UInt8]] {
        if first == leaves.count { return known ? [] : [hash(leaves)] }
        let (left, right) = halves(leaves)
        return first <= left.count
            ? proof(first, left, known: known) + [hash(right)]
            : proof(first - left.count, right, known: false) + [hash(left)]
    }

    /// The leaves before and after the largest power of two smaller than their number.
    private static func halves(_ leaves: ArraySlice<[UInt8]>) -> (ArraySlice<[UInt8]>, ArraySlice<[UInt8]>) {
        var power = 1
        while power * 2 < leaves.count { power *= 2 }
        return (leaves.prefix(power), leaves.dropFirst(power))
    }
}
