internal import ConnectorKit
internal import NIOCore

/// One call before it is signed.
struct AWSRequest: Sendable {
    var operation: String
    var method: String
    /// Encoded; begins with a slash.
    var path: String
    /// Not encoded.
    var query: [(name: String, value: String)] = []
    var headers: [(name: String, value: String)] = []
    var body = AWSBody.none
}

/// What a call sends.
enum AWSBody: Sendable {
    case none
    /// - sha256: in hexadecimal; nil to have it taken.
    case bytes([UInt8], sha256: String? = nil)
    /// A range of a source, read as it is sent: it is never in memory whole.
    ///
    /// - sha256: of the range, in hexadecimal; nil to send it as `UNSIGNED-PAYLOAD`.
    case range(any ObjectSource, offset: Int64, count: Int64, sha256: String?)

    /// The value of `x-amz-content-sha256`.
    var payloadHash: String {
        switch self {
        case .none: Self.emptyHash
        case .bytes(let bytes, let sha256): sha256 ?? Digest.hexadecimal(Digest.sha256(bytes))
        case .range(_, _, _, let sha256): sha256 ?? "UNSIGNED-PAYLOAD"
        }
    }

    private static let emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
}

/// A range of a source as the HTTP client takes it: buffer after buffer, each read when the one before is sent.
struct SourceRange: AsyncSequence, Sendable {
    let source: any ObjectSource
    let offset: Int64
    let count: Int64
    let watch: SendingWatch

    static let chunk: Int64 = 256 << 10

    struct AsyncIterator: AsyncIteratorProtocol {
        let source: any ObjectSource
        let watch: SendingWatch
        var offset: Int64
        let end: Int64
        /// Filled again when the client is done with it, because fresh memory has to be mapped first; and copied by itself
        /// where it is not.
        var buffer = ByteBuffer()

        mutating func next() async throws -> ByteBuffer? {
            // Asked for more: the server has taken what it was given.
            watch.note(isWaiting: false)
            guard offset < end else { return nil }
            let wanted = Int(Swift.min(SourceRange.chunk, end - offset))
            let bytes = try await source.read(at: offset, upTo: wanted)
            guard bytes.count == wanted else {
                throw ConnectorError(
                    ConnectorError.sourceChanged, "The source ended at \(offset + Int64(bytes.count)) of \(end) bytes.")
            }
            offset += Int64(wanted)
            buffer.clear(minimumCapacity: bytes.count)
            buffer.writeBytes(bytes)
            watch.note(isWaiting: true)
            return buffer
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(source: source, watch: watch, offset: offset, end: offset + count)
    }
}
