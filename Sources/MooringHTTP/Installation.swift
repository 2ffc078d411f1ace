/// What the HTTP interface tells about the installation as a whole.
package struct Installation: Sendable {
    package var logID: String
    /// The name that checkpoints are signed for.
    package var origin: String
    /// The key that checkpoints are verified with, as C2SP signed notes write it.
    package var verifierKey: String
    /// The data directory, absolute.
    package var directory: String
    package var sqliteVersion: String
    package var version: String
    /// The size of the database with its write-ahead log; nil if it cannot be told.
    package var databaseBytes: @Sendable () -> Int64?
    /// The signed checkpoint as it was last written; nil before the first.
    package var checkpoint: @Sendable () -> String?
    /// The metrics in Prometheus' text format.
    package var metrics: @Sendable () -> String

    package init(
        logID: String, origin: String, verifierKey: String, directory: String, sqliteVersion: String, version: String,
        databaseBytes: @escaping @Sendable () -> Int64?, checkpoint: @escaping @Sendable () -> String?,
        metrics: @escaping @Sendable () -> String
    ) {
        self.logID = logID
        self.origin = origin
        self.verifierKey = verifierKey
        self.directory = directory
        self.sqliteVersion = sqliteVersion
        self.version = version
        self.databaseBytes = databaseBytes
        self.checkpoint = checkpoint
        self.metrics = metrics
    }
}
