/// Why a database is not opened.
enum SchemaError: Error, CustomStringConvertible {
    case foreign
    case newer(found: Int, known: Int)
    case synchronous(Int)

    var description: String {
        switch self {
        case .foreign: "the file is no database of Mooring; give the data directory of a Mooring"
        case .newer(let found, let known):
            "the database has schema \(found), and this Mooring knows only up to \(known): it was written by a newer "
                + "version. Start that version, or restore a backup of this one's"
        case .synchronous(let value):
            "SQLite would not set synchronous to FULL (2) but has \(value), with which acknowledged events could be lost; "
                + "nothing was changed. Report this with the version of SQLite"
        }
    }
}
