import GRDB
package import MooringModel
package import Stores

extension SQLiteStore: JobStore {
    package func lease(
        _ job: JobID, holder: String, now: Timestamp, until: Timestamp
    ) async throws(StoreError) -> Bool {
        try await writer.perform { session throws(SQLiteFailure) in
            try session.statement(
                """
                INSERT INTO job_lease (job, holder, held_until) VALUES (?1, ?2, ?3)
                ON CONFLICT (job) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
                WHERE holder = ?2 OR held_until <= ?4
                RETURNING 1
                """
            ).first(job.description, holder, until, now) { _ in true } ?? false
        }
    }

    package func release(_ job: JobID, holder: String) async throws(StoreError) {
        try await writer.perform { session throws(SQLiteFailure) in
            try session.statement("DELETE FROM job_lease WHERE job = ? AND holder = ?").run(job.description, holder)
        }
    }

    package func progress(of job: JobID) async throws(StoreError) -> JobProgress? {
        try await read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT objects_done, objects_total, bytes_done, bytes_total, bytes_per_second, updated_at
                    FROM job_progress WHERE job = ?
                    """)
            return try Row.fetchOne(statement, arguments: [job.description]).map { row in
                JobProgress(
                    objectsDone: row[0], objectsTotal: row[1], bytesDone: row[2], bytesTotal: row[3],
                    bytesPerSecond: row[4], updatedAt: Timestamp(microseconds: row[5]))
            }
        }
    }

    package func save(_ progress: JobProgress, of job: JobID) async throws(StoreError) {
        try await writer.perform { session throws(SQLiteFailure) in
            try session.statement(
                """
                INSERT OR REPLACE INTO job_progress
                    (job, objects_done, objects_total, bytes_done, bytes_total, bytes_per_second, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
            ).run(
                job.description, progress.objectsDone, progress.objectsTotal, progress.bytesDone, progress.bytesTotal,
                progress.bytesPerSecond, progress.updatedAt)
        }
    }
}
