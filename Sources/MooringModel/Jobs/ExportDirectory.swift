/// The rule for the directory at the destination that a job exports into.
package enum ExportDirectory {
    /// The directory without slashes at its ends; empty means the integration's place itself.
    ///
    /// - Throws: ``Refusal`` for an empty, `.` or `..` segment, a control character, or more than 512 bytes (a whole key
    ///   has at most 1,024, and the backup's own paths need the rest).
    package static func checked(_ directory: String) throws(Refusal) -> String {
        var rest = directory.unicodeScalars[...]
        while rest.first == "/" { rest.removeFirst() }
        while rest.last == "/" { rest.removeLast() }
        let path = String(rest)
        guard !path.isEmpty else { return "" }
        guard path.utf8.count <= 512, PlainPath.holds(for: path) else { throw .directoryInvalid(directory) }
        return path
    }
}
