/// One step from a database's schema to the next.
///
/// The order in ``all`` is the order in which they are carried out; a database's `user_version` is the number of those
/// that it has. A released migration is never edited, removed or moved: what is to be different is another migration.
package struct SQLiteMigration: Sendable {
    /// The name of its file.
    package let name: String
    package let sql: String

    package static let all = [
        SQLiteMigration("v0001_event_log", PackageResources.v0001_event_log_sql),
        SQLiteMigration("v0002_views", PackageResources.v0002_views_sql),
        SQLiteMigration("v0003_operation", PackageResources.v0003_operation_sql),
    ]

    private init(_ name: String, _ sql: [UInt8]) {
        self.name = name
        self.sql = String(decoding: sql, as: UTF8.self)
    }
}
