/// The bytes of an object, at random access: a part whose sending failed is read again and not kept in memory.
public protocol ObjectSource: Sendable {
    /// At most `count` bytes from `offset` on; fewer only at the end, none behind it.
    ///
    /// The same bytes whenever it is repeated. A source that notices that it has changed throws
    /// ``ConnectorError/sourceChanged``, and the connector passes that on.
    ///
    /// The service hashes what is read as it passes by. So no read begins behind the first byte that has not been read
    /// yet; what was read may be read again at any time. A part is hashed on one pass and sent on a second, before the
    /// next part is begun. Nor does a read ask for more than ``ExportObject/largestRead``.
    func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8]

    /// The SHA-256 of a range, from a source that can take it without handing the bytes over; nil, as by default, from one
    /// that cannot: then whoever asks reads the range and hashes it.
    ///
    /// It counts as a read of the range, and throws as one does. After the whole has been read, the whole's SHA-256 costs
    /// nothing: the service has hashed what passed by.
    func sha256(of range: Range<Int64>) async throws(ConnectorError) -> [UInt8]?
}

extension ObjectSource {
    public func sha256(of range: Range<Int64>) async throws(ConnectorError) -> [UInt8]? { nil }
}
