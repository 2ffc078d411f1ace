import GRDB

extension Configuration {
    /// The connection that writes and checkpoints: there is one of them, ever (`docs/design`: two connections that
    /// checkpoint can lose acknowledged commits in SQLite 3.40.1).
    static var writer: Configuration {
        var configuration = Configuration()
        configuration.label = "mooring.writer"
        configuration.journalMode = .wal
        // Readers never lock a writer out; somebody who looks into the file by hand may, for a moment.
        configuration.busyMode = .timeout(5)
        // A failed rollback is answered by closing the connection and not by a crash.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA recursive_triggers = ON;
                    PRAGMA secure_delete = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA cache_size = -65536;
                    PRAGMA journal_size_limit = 67108864;
                    """)
        }
        return configuration
    }

    /// The connections that read.
    static var readers: Configuration {
        var configuration = Configuration()
        configuration.label = "mooring.reader"
        configuration.readonly = true
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA trusted_schema = OFF;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA cache_size = -16384;
                    """)
        }
        return configuration
    }
}
