/// Why a directory cannot be read as a backup.
package struct BackupError: Error, Sendable, Hashable, CustomStringConvertible {
    package var code: Code
    /// What it is about, relative to the backup root; the root itself is named by its absolute path.
    package var path: String
    /// What is wrong with it and what would be right, for the operator. It names the path.
    package var message: String

    package enum Code: String, Sendable, Hashable {
        case notFound = "source-not-found"
        /// A symbolic link, wherever it points to.
        case link = "source-link"
        /// A named pipe, a socket or a device.
        case specialFile = "source-special-file"
        /// A name that no object key can have, or that means another place.
        case invalidName = "source-name-invalid"
        /// Mooring's own data directory, something in it, or something that it lies in.
        case forbidden = "source-forbidden"
        /// More files or levels than a backup may have.
        case tooLarge = "source-too-large"
        /// It is not what it was when it was listed.
        case changed = "source-changed"
        /// The system refused to read it.
        case unreadable = "source-unreadable"
    }

    package init(_ code: Code, _ path: String, _ message: String) {
        self.code = code
        self.path = path
        self.message = message
    }

    package var description: String { "\(code.rawValue): \(message)" }
}
