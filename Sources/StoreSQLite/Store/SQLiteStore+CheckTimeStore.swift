import GRDB
package import MooringModel
package import Stores

extension SQLiteStore: CheckTimeStore {
    package func lastChecked(_ integration: IntegrationID) async throws(StoreError) -> Timestamp? {
        try await read { db in
            let statement = try db.cachedStatement(sql: "SELECT at FROM check_time WHERE integration = ?")
            return try Int64.fetchOne(statement, arguments: [integration.description])
                .map(Timestamp.init(microseconds:))
        }
    }

    package func noteChecked(_ integration: IntegrationID, at time: Timestamp) async throws(StoreError) {
        try await writer.perform { session throws(SQLiteFailure) in
            try session.statement("INSERT OR REPLACE INTO check_time (integration, at) VALUES (?, ?)")
                .run(integration.description, time)
        }
    }
}
