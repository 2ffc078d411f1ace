/// What an integration's storage holds, as far as its objects go. Nothing here changes anything, and every call may be
/// repeated.
public protocol StoredObjects: Sendable {
    /// What is at `key` now, nil if nothing is. Checksums are those that cost little to learn.
    func find(_ key: String) async throws(ConnectorError) -> FoundObject?

    /// The objects below a directory, all levels down, each once and in any order; unfinished exports are none. All that
    /// the integration's location holds, for the empty directory; none where there is no such directory.
    ///
    /// - Parameter cursor: ``ListedObjects/next`` of the page before; nil for the first.
    func list(_ directory: String, continuing cursor: String?) async throws(ConnectorError) -> ListedObjects

    /// At most `count` bytes of the object at `key` from `offset` on; fewer only at its end, none behind it. `count` is
    /// at most ``ExportObject/largestRead``.
    ///
    /// - Throws: ``ConnectorError/notFound`` where no object is.
    func read(_ key: String, at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8]
}
