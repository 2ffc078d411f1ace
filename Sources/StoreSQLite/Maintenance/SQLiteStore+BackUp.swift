import GRDB
package import Stores
import SystemPackage

extension SQLiteStore {
    /// Writes the database as of one moment, and beside it, as `<path>.checkpoint`, a signed checkpoint of where the log
    /// ended then.
    ///
    /// On a reader: appends go on. The signing key is not in the backup; whoever has both can speak in the log's name.
    package func backUp(to path: String) async throws(StoreError) -> LogHead {
        let file = FilePath(path)
        do {
            let head = try await connections.readers.unsafeRead { db in
                // Empty and 0600 before SQLite writes to it, and refused if somebody has made it.
                try Disk.create(file)
                do {
                    try db.execute(sql: "VACUUM INTO ?", arguments: [path])
                    try Disk.sync(file)
                    return try BackupFile(path).head()
                } catch {
                    try? Disk.remove(file)
                    throw error
                }
            }
            if let keeper {
                try CheckpointFile.write(head, to: FilePath(path + ".checkpoint"), signedBy: keeper.key)
            }
            return head
        } catch {
            throw error as? StoreError ?? SQLiteFailure(error).storeError
        }
    }
}
