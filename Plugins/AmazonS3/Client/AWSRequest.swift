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
    case bytes([UInt8])
    /// An object that is in memory whole.
    ///
    /// - sha256: in hexadecimal; nil to send it as `UNSIGNED-PAYLOAD`.
    case buffer(ByteBuffer, sha256: String?)
    /// A range of a source, read as it is sent: it is never in memory whole.
    ///
    /// - sha256: of the range, in hexadecimal; nil to send it as `UNSIGNED-PAYLOAD`.
    case range(any ObjectSource, offset: Int64, count: Int64, sha256: String?)

    /// The value of `x-amz-content-sha256`.
    var payloadHash: String {
        switch self {
        case .none: Self.emptyHash
        case .bytes(let bytes): Digest.hexadecimal(Digest.sha256(bytes))
        case .buffer(_, let sha256): sha256 ?? "UNSIGNED-PAYLOAD"
        case .range(_, _, _, let sha256): sha256 ?? "UNSIGNED-PAYLOAD"
        }
    }

    private static let emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
}
