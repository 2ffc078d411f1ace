public import MooringModel

/// Why a connector could not do what it was asked. Whether to try again is decided here, where the cause is known.
public struct ConnectorError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A stable word for programs; the constants below are those that mean the same in every connector.
    public var code: String
    /// What the provider or the system said, and what to do about it. English, for logs and the failure of a job.
    public var detail: String
    /// Whether the same call may succeed later without anybody mending anything.
    public var isRetryable: Bool
    public var evidence: Evidence?

    public init(_ code: String, _ detail: String, isRetryable: Bool = false, evidence: Evidence? = nil) {
        self.code = code
        self.detail = detail
        self.isRetryable = isRetryable
        self.evidence = evidence
    }

    public var description: String { "\(code): \(detail)" }

    /// Another object is at the key, and it is not overwritten.
    public static let alreadyExists = "already-exists"
    /// The provider knows who asks and does not allow it.
    public static let accessDenied = "access-denied"
    /// What was to be read or written into is not there: a bucket, a directory, a secret.
    public static let notFound = "not-found"
    /// The destination has no room, or not for an object of this size.
    public static let noSpace = "no-space"
    /// The provider, the network or the disk did not do its part.
    public static let unavailable = "unavailable"
    /// The source is not, or no longer, what the object said.
    public static let sourceChanged = "source-changed"
    /// The destination cannot hold an object of this key.
    public static let invalidKey = "invalid-key"
    /// The task was canceled.
    public static let canceled = "canceled"
    /// An error that the connector did not foresee.
    public static let unexpected = "unexpected"
}
