import MooringModel

/// Those who want to know of every commit.
struct CommitFollowers {
    private var followers: [Int: AsyncStream<Position>.Continuation] = [:]
    private var count = 0

    /// - Returns: the number under which the follower can leave again.
    mutating func add(_ follower: AsyncStream<Position>.Continuation) -> Int {
        count += 1
        followers[count] = follower
        return count
    }

    mutating func remove(_ number: Int) { followers[number] = nil }

    func tell(_ position: Position) {
        for follower in followers.values { follower.yield(position) }
    }
}
