public import NIOCore

/// The bytes of an object, at random access: what could not be sent is read again, and memory holds little of it.
public protocol ObjectSource: Sendable {
    /// At most `count` bytes from `offset` on; fewer only at the end, none behind it.
    ///
    /// The same bytes whenever it is repeated. A source that notices that it has changed throws
    /// ``ConnectorError/sourceChanged``, and the connector passes that on.
    ///
    /// The service hashes what is read as it passes by. So no read begins behind the first byte that has not been read
    /// yet; what was read may be read again at any time. Nor does a read ask for more than ``ExportObject/largestRead``.
    func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8]

    /// The same, for whoever reads much: without a copy where the source can do so, and into memory that is there.
    ///
    /// - Parameter buffer: what it holds is lost; its memory is used again unless somebody else holds it too.
    func read(
        at offset: Int64, upTo count: Int, reusing buffer: consuming ByteBuffer
    ) async throws(ConnectorError) -> ByteBuffer

    /// The source itself, if it hashes what is read; nil, as by default, if whoever wants the SHA-256 of the whole has to
    /// take it.
    var hashing: (any HashingSource)? { get }
}

extension ObjectSource {
    public func read(
        at offset: Int64, upTo count: Int, reusing buffer: consuming ByteBuffer
    ) async throws(ConnectorError) -> ByteBuffer {
        let bytes = try await read(at: offset, upTo: count)
        buffer.clear()
        buffer.writeBytes(bytes)
        return buffer
    }

    public var hashing: (any HashingSource)? { nil }
}

/// A source that takes the SHA-256 of the whole while it is read, whoever reads it.
public protocol HashingSource: ObjectSource {
    /// The SHA-256 of the whole: 32 bytes. Reads what nobody has read yet, which is nothing once everything was sent.
    func sha256() async throws(ConnectorError) -> [UInt8]
}

extension HashingSource {
    public var hashing: (any HashingSource)? { self }
}
