import Foundation
import StoreSQLite

/// What is measured on.
enum Machine {
    static var words: String {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        return "\(cores) cores with SQLite \(SQLiteStore.libraryVersion)"
    }
}
