import GRDB
package import MooringModel
package import Stores

extension SQLiteStore: ProfileStore {
    package func profiles(
        of principals: Set<PrincipalID>
    ) async throws(StoreError) -> [PrincipalID: Profile] {
        try await read { db in
            let statement = try db.cachedStatement(sql: "SELECT name, email FROM profile WHERE principal = ?")
            var profiles: [PrincipalID: Profile] = [:]
            for principal in principals {
                profiles[principal] = try Row.fetchOne(statement, arguments: [principal.description])
                    .map { row in Profile(name: row[0], email: row[1]) }
            }
            return profiles
        }
    }

    package func save(_ profile: Profile?, of principal: PrincipalID) async throws(StoreError) {
        try await writer.perform { session throws(SQLiteFailure) in
            if let profile {
                try session.statement("INSERT OR REPLACE INTO profile (principal, name, email) VALUES (?, ?, ?)")
                    .run(principal.description, profile.name, profile.email)
            } else {
                try session.statement("DELETE FROM profile WHERE principal = ?").run(principal.description)
            }
        }
        if profile == nil { try await erase() }
    }
}
