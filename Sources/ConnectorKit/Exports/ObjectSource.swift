/// The bytes of an object, at random access: a part whose sending failed is read again and not kept in memory.
public protocol ObjectSource: Sendable {
    /// At most `count` bytes from `offset` on; fewer only at the end, none behind it.
    ///
    /// The same bytes whenever it is repeated. A source that notices that it has changed throws
    /// ``ConnectorError/sourceChanged``, and the connector passes that on. The connector's first pass over an object
    /// is ascending and without gaps: the service hashes on it.
    func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8]
}
