package import MooringModel

/// How far one object of an export is.
package struct ExportedObject: Sendable, Hashable {
    /// Relative to the backup's directory.
    package var path: String
    package var size: Int64
    /// The source's modification time when it was read, in nanoseconds since 1970.
    package var modified: Int64
    /// The connector's own note for going on with the object, while it is under way.
    package var resume: JSONValue?
    /// In lower-case hexadecimal; nil until the object is there whole.
    package var sha256: String?
    /// What the destination says of the finished object.
    package var receipt: JSONValue?

    package var isFinished: Bool { sha256 != nil }

    package init(
        path: String, size: Int64, modified: Int64, resume: JSONValue? = nil, sha256: String? = nil,
        receipt: JSONValue? = nil
    ) {
        self.path = path
        self.size = size
        self.modified = modified
        self.resume = resume
        self.sha256 = sha256
        self.receipt = receipt
    }
}
