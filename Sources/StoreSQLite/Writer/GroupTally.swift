/// How many writes have shared how many transactions, and thereby syncs.
package struct GroupTally: Sendable, Hashable {
    package private(set) var groups = 0
    package private(set) var writes = 0

    mutating func take(_ writes: Int) {
        groups += 1
        self.writes += writes
    }
}
