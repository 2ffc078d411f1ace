import GRDB
package import MooringModel
package import Stores

extension SQLiteStore: ExportLedger {
    package func objects(of job: JobID) async throws(StoreError) -> [ExportedObject] {
        try await read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT path, size, modified, resume, sha256, receipt FROM export_object
                    WHERE job = ? ORDER BY path
                    """)
            var objects: [ExportedObject] = []
            let rows = try Row.fetchCursor(statement, arguments: [job.description])
            while let row = try rows.next() { objects.append(try ExportedObject(row)) }
            return objects
        }
    }

    package func jobs() async throws(StoreError) -> [JobID] {
        try await read { db in
            let statement = try db.cachedStatement(sql: "SELECT DISTINCT job FROM export_object ORDER BY job")
            return try String.fetchAll(statement).compactMap { JobID($0) }
        }
    }

    package func save(_ objects: [ExportedObject], of job: JobID) async throws(StoreError) {
        guard !objects.isEmpty else { return }
        try await writer.perform { session throws(SQLiteFailure) in
            let insert = try session.statement(
                """
                INSERT OR REPLACE INTO export_object (job, path, size, modified, resume, sha256, receipt)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
            for object in objects {
                try insert.run(
                    job.description, object.path, object.size, object.modified, object.resume?.canonicalText,
                    object.sha256, object.receipt?.canonicalText)
            }
        }
    }

    package func forget(_ job: JobID) async throws(StoreError) {
        try await writer.perform { session throws(SQLiteFailure) in
            try session.statement("DELETE FROM export_object WHERE job = ?").run(job.description)
        }
    }
}

extension ExportedObject {
    /// - Parameter row: the columns in the order of the table, without the job
    fileprivate init(_ row: Row) throws {
        func json(_ column: Int) throws -> JSONValue? {
            guard let text: String = row[column] else { return nil }
            guard let value = try? JSONValue(parsing: text) else {
                throw SQLiteFailure.corrupt("what is kept of the exported object \(row[0] as String) is no JSON")
            }
            return value
        }
        self.init(
            path: row[0], size: row[1], modified: row[2], resume: try json(3), sha256: row[4], receipt: try json(5))
    }
}
