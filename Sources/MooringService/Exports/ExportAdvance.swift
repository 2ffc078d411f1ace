import MooringModel
import Stores

/// How far a job has really come, by its ledger: what was read and then not taken by the destination does not count.
struct ExportAdvance: Sendable, Comparable {
    private let finished: Int
    /// How much is noted of the objects under way. A connector's note grows with every part that has arrived.
    private let noted: Int

    init(_ objects: [ExportedObject]) {
        finished = objects.count(where: \.isFinished)
        noted = objects.reduce(0) { $0 + ($1.leftover?.canonicalBytes.count ?? 0) }
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.finished, left.noted) < (right.finished, right.noted)
    }
}
