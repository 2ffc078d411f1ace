import EventLog
import MooringModel
import Stores

/// Recomputes a database's log from the bytes of its events: what they say, the columns and the tree that the database
/// has beside them; and that the log goes on from the checkpoint that was signed for it last. Whoever can rewrite all of
/// the database, or cut its end off, cannot rewrite that.
struct Verification {
    private let connection: OpaquePointer
    private let checkpoint: Checkpoint?

    /// - Parameters:
    ///   - connection: in a transaction, so that all of it is of one moment.
    ///   - checkpoint: nil if none is known.
    init(_ connection: OpaquePointer, against checkpoint: Checkpoint?) {
        self.connection = connection
        self.checkpoint = checkpoint
    }

    func report() throws(SQLiteFailure) -> VerificationReport {
        var verifier = LogVerifier()
        var tree = TreeFrontier()
        var nodes: Int64 = 0
        var finding: VerificationReport.Finding?
        var signedRoot: TreeHash?
        let storedNode = try SQLiteStatement(
            "SELECT hash FROM tree_node WHERE level = ? AND node_index = ?", on: connection)

        try SQLiteStatement(
            """
            SELECT canonical, leaf, position, id, stream, version, type, at, actor, organization, project,
                project_sequence, region, correlation
            FROM event ORDER BY position
            """, on: connection
        ).forEach { row throws(SQLiteFailure) in
            let position = Position(tree.size + 1)
            func isBad(_ reason: String) -> Bool {
                finding = VerificationReport.Finding(position: position, reason: reason)
                return false
            }
            let bytes = Array(row.bytes(0))
            let event: RecordedEvent
            do { event = try RecordedEvent(canonical: bytes) } catch { return isBad("\(error)") }
            guard let leaf = TreeHash(row.bytes(1)) else { return isBad("its leaf does not have 32 bytes") }
            guard verifier.takes(StoredEvent(event: event, canonicalBytes: bytes, leaf: leaf)) else { return false }
            if let column = Self.differingColumn(row, event) {
                return isBad("its column \(column) says otherwise than its bytes")
            }
            for node in tree.append(leaf) {
                nodes += 1
                let (level, index) = (Int64(node.subtree.level), node.subtree.index)
                let stored = try storedNode.first(level, index) { row in TreeHash(row.bytes(0)) } ?? nil
                guard stored == node.hash else {
                    return isBad("the subtree \(index) of level \(level) that it completes is not that of its events")
                }
            }
            if tree.size == checkpoint?.size { signedRoot = tree.root }
            return true
        }
        if finding == nil, verifier.report.firstBad == nil, let checkpoint, checkpoint.size > 0 {
            finding = Self.finding(tree.size, signedRoot, against: checkpoint)
        }
        if finding == nil, verifier.report.firstBad == nil {
            let stored = try SQLiteStatement("SELECT count(*) FROM tree_node", on: connection)
                .first { row in row.integer(0) }
            if stored != nodes {
                finding = VerificationReport.Finding(
                    position: Position(tree.size), reason: "the tree goes on after it, and the events do not")
            }
        }
        let report = verifier.report
        return VerificationReport(
            events: tree.size, root: tree.root, firstBad: report.firstBad ?? finding)
    }

    /// How a log differs from what was signed for it.
    ///
    /// - Parameters:
    ///   - size: of the log.
    ///   - root: of as many of its events as were signed for; nil if it has fewer.
    private static func finding(
        _ size: Int64, _ root: TreeHash?, against checkpoint: Checkpoint
    ) -> VerificationReport.Finding? {
        guard let root else {
            return VerificationReport.Finding(
                position: Position(size + 1),
                reason: "it is missing: the checkpoint was signed for \(checkpoint.size) events")
        }
        if root == checkpoint.root { return nil }
        return VerificationReport.Finding(
            position: Position(checkpoint.size),
            reason: "it or an event before it is not the one that the checkpoint was signed for: the root is "
                + "\(root.base64) and must be \(checkpoint.root.base64)")
    }

    /// A column that does not have what the event's bytes say.
    private static func differingColumn(_ row: borrowing SQLiteRow, _ event: RecordedEvent) -> String? {
        if row.integer(2) != event.position.value { return "position" }
        if row.text(3) != event.id.description { return "id" }
        if row.text(4) != event.stream.description { return "stream" }
        if row.integer(5) != event.version.value { return "version" }
        if row.text(6) != event.event.event.type { return "type" }
        if row.integer(7) != event.at.microseconds { return "at" }
        if row.text(8) != event.actor.id { return "actor" }
        if row.optionalText(9) != event.organization?.description { return "organization" }
        if row.optionalText(10) != event.project?.description { return "project" }
        if row.optionalInteger(11) != event.projectSequence { return "project_sequence" }
        if row.optionalText(12) != event.region?.description { return "region" }
        if row.text(13) != event.correlation { return "correlation" }
        return nil
    }
}
