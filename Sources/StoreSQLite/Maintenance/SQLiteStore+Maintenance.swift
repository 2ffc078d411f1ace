import EventLog
import GRDB
package import MooringModel
package import Stores

extension SQLiteStore: Maintenance {
    package func verify() async throws(StoreError) -> VerificationReport {
        // Before the log is looked at, which may have grown since then.
        let known = await knownCheckpoint
        return try await read { db in try Verification(LogScan(db).connection, against: known).report() }
    }

    package func rebuildViews(replace: Bool) async throws(StoreError) -> RebuildReport {
        let found = try await read { db in try ViewRebuild(LogScan(db).connection).report() }
        // What is the same is in its place already.
        guard replace, !found.differences.isEmpty else { return found }
        return try await writer.perform { session throws(SQLiteFailure) in
            let made = try ViewRebuild(session.connection).replace()
            return RebuildReport(through: made.through, rows: made.rows, differences: found.differences)
        }
    }

    package func projectHeads() async throws(StoreError) -> [LogEvent.ProjectHead] {
        try await read { db in
            // From project to project in the index, and not through all of their events.
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        WITH RECURSIVE known (project) AS (
                            SELECT min(project) FROM event WHERE project IS NOT NULL
                            UNION ALL
                            SELECT (SELECT min(project) FROM event WHERE project > known.project)
                            FROM known WHERE known.project IS NOT NULL
                        )
                        SELECT known.project, event.project_sequence, event.leaf
                        FROM known JOIN event ON event.position =
                            (SELECT max(position) FROM event WHERE project = known.project)
                        WHERE known.project IS NOT NULL ORDER BY known.project
                        """))
            return try rows.map { row in
                guard let project = ProjectID(row[0]), let leaf = try TreeHash(row.bytes(2)) else {
                    throw SQLiteFailure.corrupt("the latest event of \(row[0] as String) cannot be read")
                }
                return LogEvent.ProjectHead(project: project, events: row[1], lastLeaf: leaf.description)
            }
        }
    }
}
