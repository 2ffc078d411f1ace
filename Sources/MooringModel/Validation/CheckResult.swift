/// What one check of a connector established.
///
/// It holds no text for people: the connector's definition of the check has the texts, and this has their name and
/// arguments, so that a report reads in the reader's language, also years later.
public struct CheckResult: Sendable, Hashable {
    /// The check's identifier in its connector, such as `bucket-exists`.
    public var id: String
    public var status: CheckStatus
    /// Which of the check's messages tells the outcome.
    public var message: String
    /// What the message's `{name}` places hold.
    public var arguments: [String: String]
    /// The check that this one waited for in vain, if it was skipped for that.
    public var waitedFor: String?
    public var evidence: Evidence?
    /// Whose it is to mend; nil if nothing is to be mended.
    public var blame: Blame?
    public var durationMilliseconds: Int64

    public init(
        id: String, status: CheckStatus, message: String, arguments: [String: String] = [:], waitedFor: String? = nil,
        evidence: Evidence? = nil, blame: Blame? = nil, durationMilliseconds: Int64 = 0
    ) {
        self.id = id
        self.status = status
        self.message = message
        self.arguments = arguments
        self.waitedFor = waitedFor
        self.evidence = evidence
        self.blame = blame
        self.durationMilliseconds = durationMilliseconds
    }
}

/// How a check ended.
public enum CheckStatus: String, Sendable, Hashable, CaseIterable {
    case passed, failed, warning
    /// Not run, because a check that it needs did not pass, or because it does not apply.
    case skipped
    /// The question could not be answered: time ran out, the network or the provider failed, our own credentials or clock.
    case inconclusive
}

/// Whose it is to mend what a check found.
public enum Blame: String, Sendable, Hashable, CaseIterable {
    case project, `operator`, provider
}

/// What all checks together say.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
    case passed, failed, inconclusive
}

/// What the provider answered, as far as it helps to find the cause.
public struct Evidence: Sendable, Hashable {
    /// The service asked (`s3`, `sts`, `filesystem`).
    public var service: String
    /// The operation asked for (`HeadBucket`, `openat`).
    public var operation: String
    public var httpStatus: Int?
    /// The provider's own code (`AccessDenied`, `ENOENT`).
    public var code: String?
    public var requestID: String?

    public init(
        service: String, operation: String, httpStatus: Int? = nil, code: String? = nil, requestID: String? = nil
    ) {
        self.service = service
        self.operation = operation
        self.httpStatus = httpStatus
        self.code = code
        self.requestID = requestID
    }
}
