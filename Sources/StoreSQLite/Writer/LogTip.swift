import EventLog
import MooringModel
import Stores

/// Where the log ends, and all that is needed to go on from there. A value: a copy taken before an append is the state
/// to return to if the append is taken back.
struct LogTip: Sendable, Hashable {
    /// The complete subtrees at the tree's right edge; their size is the last position.
    var frontier = TreeFrontier()
    /// When the last event was recorded; nil for an empty log.
    var at: Timestamp?

    var position: Position { Position(frontier.size) }

    var head: LogHead { LogHead(position: position, root: frontier.root, at: at) }
}
