/// Entries of an audit log as one request brings them: JSON Lines, and where each stood in what the sender has.
package struct AuditEntries: Sendable, Hashable {
    /// Every entry with the newline at its end, and nothing else.
    package var bytes: [UInt8]
    package var entries: [Entry]
    /// By which the same entries are known when they come again; nil if the sender gives none.
    package var key: Key?

    package struct Entry: Sendable, Hashable {
        /// Where it ends in ``AuditEntries/bytes``.
        package var end: Int
        /// Where its line begins and ends at the sender's.
        package var line: Range<Int64>

        package init(end: Int, line: Range<Int64>) {
            self.end = end
            self.line = line
        }
    }

    package struct Key: Sendable, Hashable {
        /// Who sends, or of which file.
        package var source: String
        package var place: Place

        package enum Place: Sendable, Hashable {
            /// The bytes from one offset of the source to another.
            case range(Range<Int64>)
            /// All at once, known by its digest.
            case whole(digest: String)
        }

        package init(source: String, place: Place) {
            self.source = source
            self.place = place
        }
    }

    package init(bytes: [UInt8], entries: [Entry], key: Key? = nil) {
        self.bytes = bytes
        self.entries = entries
        self.key = key
    }

    /// The same without the first entries.
    func dropping(first count: Int) -> AuditEntries {
        guard count > 0 else { return self }
        let start = entries[count - 1].end
        return AuditEntries(
            bytes: Array(bytes[start...]),
            entries: entries[count...].map { Entry(end: $0.end - start, line: $0.line) }, key: key)
    }
}
