import GRDB
package import MooringModel
package import Stores

extension SQLiteStore: SecretStore {
    package func put(_ sealed: [UInt8], id: SecretID, project: ProjectID) async throws(StoreError) {
        sealedSecrets.forget(id)
        defer { sealedSecrets.forget(id) }
        try await writer.perform { session throws(SQLiteFailure) in
            try session.statement("INSERT OR REPLACE INTO secret (id, project, sealed) VALUES (?, ?, ?)")
                .run(id.description, project.description, sealed)
        }
    }

    package func get(_ id: SecretID, project: ProjectID) async throws(StoreError) -> [UInt8]? {
        if let known = sealedSecrets.get(id, project: project) { return known }
        let generation = sealedSecrets.generation
        let sealed = try await read { db in
            let statement = try db.cachedStatement(sql: "SELECT sealed FROM secret WHERE id = ? AND project = ?")
            return try Row.fetchOne(statement, arguments: [id.description, project.description])?.bytes(0)
        }
        // Without the lock of the directory, somebody else may write.
        if lock != nil, let sealed { sealedSecrets.keep(sealed, id: id, project: project, readIn: generation) }
        return sealed
    }

    package func destroy(_ id: SecretID) async throws(StoreError) {
        sealedSecrets.forget(id)
        defer { sealedSecrets.forget(id) }
        try await writer.perform { session throws(SQLiteFailure) in
            try session.statement("DELETE FROM secret WHERE id = ?").run(id.description)
        }
        // Emptying the write-ahead log may take a while.
        sealedSecrets.forget(id)
        try await erase()
    }

    /// Takes what has been deleted out of the files. `secure_delete` overwrites it in the database; the write-ahead log
    /// still has the old pages until it is emptied.
    func erase() async throws(StoreError) {
        for _ in 0..<20 {
            // A reader that still needs the old pages is waited for a while, and writers have their turns in between.
            if try await writer.emptyWriteAheadLog() { return }
        }
        throw StoreError(
            .unavailable,
            "it is deleted, but a long read still holds its bytes in the write-ahead log; ask for it again later")
    }
}
