/// A bucket that backups are read from. Keys are relative to the place that the configuration names.
public protocol SourceBucket: Sendable {
    /// One page of what is in a directory, sorted by the bytes of the keys.
    ///
    /// - Parameters:
    ///   - directory: a key without a slash at its end; empty for the place itself.
    ///   - isDeep: whether all levels below it are listed, or only what is right in it.
    ///   - next: what the page before ended with; nil for the first one.
    func page(
        of directory: String, isDeep: Bool, next: String?
    ) async throws(ConnectorError) -> SourcePage

    /// At most `count` bytes of an object from `offset` on; fewer only at its end, none behind it.
    /// - Throws: ``ConnectorError/sourceChanged`` if the object is not, or no longer, what was listed.
    func read(_ object: SourceObject, at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8]

    /// What is at a key now; nil if nothing is.
    func find(_ key: String) async throws(ConnectorError) -> SourceObject?
}
