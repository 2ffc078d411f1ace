/// One object to export.
public struct ExportObject: Sendable {
    /// Where it goes, relative to the integration's location: segments separated by `/`, none of them empty, `.` or
    /// `..`, no control characters, at most 1,024 bytes. The service makes no others.
    public var key: String
    /// Exactly how many bytes the source has.
    public var size: Int64
    /// The source's SHA-256 as 64 lower-case hexadecimal digits, where it is already known.
    public var sha256: String?
    public var source: any ObjectSource
    /// Whether an earlier attempt may have put it there already: then it is looked for before it is sent, so that what is
    /// complete is not sent a second time. A hint that saves work, and no promise: what is not expected may be there too.
    public var mayBeThere = false

    /// The most bytes that a connector asks a source for at once. The service exports several objects at a time, and
    /// the memory for that is bounded whatever their sizes.
    public static let largestRead = 4 << 20

    public init(key: String, size: Int64, sha256: String? = nil, source: any ObjectSource) {
        self.key = key
        self.size = size
        self.sha256 = sha256
        self.source = source
    }
}
