import MooringModel
import Projections
import Stores
import Testing

extension Guarantee {
    /// What holds for any history, shown with random ones.
    static let histories: [Guarantee] = (1...6).map { seed in
        Guarantee("rows now and as of every position are what the events up to there make (history \(seed))") { story in
            var history = RandomHistory(seed: seed)
            try await history.append(60, to: story)
            try await FoldedLog(story).expectViews(of: story)
            try await story.expectSound()
        }
    }
}
