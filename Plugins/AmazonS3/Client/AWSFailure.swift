internal import ConnectorKit
internal import MooringModel

/// Why a call of S3 or STS did not do what it was asked, with everything that the answer says.
struct AWSFailure: Error, Sendable {
    var kind: Kind
    /// `s3` or `sts`.
    var service: String
    /// Such as `HeadBucket`.
    var operation: String
    /// The address that was asked.
    var endpoint: String
    var httpStatus: Int?
    /// The provider's own code, such as `AccessDenied`. The answer to a HEAD has none, only its status.
    var code: String?
    /// What the provider or the system said.
    var message: String
    var requestID: String?
    var hostID: String?
    /// The region that the signature should have been for, as `AuthorizationHeaderMalformed` says it.
    var expectedRegion: String?
    /// The bucket's region, as `x-amz-bucket-region` says it.
    var bucketRegion: String?
    /// The time at the server, to the second.
    var serverTime: Timestamp?
    /// Whether it was the end of a session, and there is another session now.
    var isRenewed = false

    enum Kind: Sendable {
        /// The provider understood, and said no.
        case refused
        case throttled
        /// An error of the provider, or an answer that cannot be read.
        case unavailable
        /// No connection: the name, the network, TLS.
        case unreachable
        case timedOut
        case canceled
        /// Our own credentials could not be had.
        case credentials(ConnectorError)
        /// What was to be sent could not be read.
        case source(ConnectorError)
    }

    var evidence: Evidence {
        Evidence(service: service, operation: operation, httpStatus: httpStatus, code: code, requestID: requestID)
    }

    /// Whether the same call may succeed later without anybody mending anything.
    var isRetryable: Bool {
        switch kind {
        case .throttled, .unavailable, .unreachable, .timedOut: true
        case .refused: isRenewed || code == "RequestTimeout" || code == "ConditionalRequestConflict"
        case .credentials(let error): error.isRetryable
        // Whether the source is tried again is for whoever owns it.
        case .canceled, .source: false
        }
    }

    func isRefusal(_ codes: String...) -> Bool {
        if case .refused = kind { codes.contains(code ?? "") } else { false }
    }

    /// A 404, with whatever code.
    var isNotFound: Bool { if case .refused = kind { httpStatus == 404 } else { false } }
    /// A 403, with whatever code.
    var isForbidden: Bool { if case .refused = kind { httpStatus == 403 } else { false } }
    var isPreconditionFailed: Bool { if case .refused = kind { httpStatus == 412 } else { false } }

    /// The failure in the protocol's words.
    var connectorError: ConnectorError {
        switch kind {
        case .credentials(let error), .source(let error): error
        case .canceled: ConnectorError(ConnectorError.canceled, "The call was canceled.")
        case .throttled, .unavailable, .unreachable, .timedOut:
            ConnectorError(ConnectorError.unavailable, text, isRetryable: true, evidence: evidence)
        case .refused: ConnectorError(connectorCode, text, isRetryable: isRetryable, evidence: evidence)
        }
    }

    private var connectorCode: String {
        switch httpStatus {
        case 401, 403: ConnectorError.accessDenied
        case 404: ConnectorError.notFound
        case 412: ConnectorError.alreadyExists
        case 507: ConnectorError.noSpace
        default: ConnectorError.unavailable
        }
    }

    /// What happened, on one line.
    var text: String {
        let status = httpStatus.map { " answered HTTP \($0)" } ?? " failed"
        let codeText = code.map { " \($0)" } ?? ""
        let request = requestID.map { " (request \($0))" } ?? ""
        let why = message.isEmpty ? "" : ": \(message)"
        return "\(service) \(operation)\(status)\(codeText)\(why)\(request)"
    }
}
