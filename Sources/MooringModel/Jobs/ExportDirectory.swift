/// The rule for the directory at the destination that a job exports into.
package enum ExportDirectory {
    /// The directory without slashes at its ends; empty means the integration's place itself.
    ///
    /// - Throws: ``Refusal`` for an empty, `.` or `..` segment, a control character, or more than 512 bytes (a whole key
    ///   has at most 1,024, and the backup's own paths need the rest).
    package static func checked(_ directory: String) throws(Refusal) -> String {
        var rest = directory[...]
        while rest.hasPrefix("/") { rest.removeFirst() }
        while rest.hasSuffix("/") { rest.removeLast() }
        guard !rest.isEmpty else { return "" }
        let segments = rest.split(separator: "/", omittingEmptySubsequences: false)
        guard rest.utf8.count <= 512, segments.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }),
            !rest.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw .directoryInvalid(directory) }
        return String(rest)
    }
}
