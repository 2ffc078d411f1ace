import EventLog
import Testing

@Suite struct TreeHashTests {
    @Test func `a hash reads back from its bytes, its digits and its base 64`() throws {
        let hash = TreeHash.leaf([1, 2, 3])
        #expect(TreeHash(hash.bytes) == hash)
        #expect(TreeHash(hash.description) == hash)
        #expect(TreeHash(base64: hash.base64) == hash)
        #expect(hash.bytes.withUnsafeBytes { TreeHash($0) } == hash)
    }

    @Test func `the texts have the bytes in their order`() throws {
        let hash = try #require(TreeHash(Array(0..<32)))
        #expect(hash.description == "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
        #expect(hash.base64 == "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
        #expect(hash.withBytes { Array($0) } == Array(0..<32))
    }

    @Test func `a leaf cannot be passed off as a node`() {
        let (left, right) = (TreeHash.leaf([1]), TreeHash.leaf([2]))
        #expect(TreeHash.leaf(left.bytes + right.bytes) != TreeHash.node(left, right))
        #expect(TreeHash.node(left, right) != TreeHash.node(right, left))
    }

    @Test func `only 32 bytes are a hash`() {
        #expect(TreeHash([UInt8](repeating: 0, count: 31)) == nil)
        #expect(TreeHash([UInt8](repeating: 0, count: 33)) == nil)
        #expect(TreeHash("") == nil)
        #expect(TreeHash(base64: "") == nil)
        #expect(TreeHash(TreeHash.empty.description.uppercased()) == nil)
        #expect(TreeHash(base64: String(TreeHash.empty.base64.dropLast())) == nil)
    }
}
