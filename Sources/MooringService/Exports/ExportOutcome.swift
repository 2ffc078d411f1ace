package import MooringModel

/// What has become of a run of an export.
package enum ExportOutcome: Sendable, Hashable {
    /// All objects are there, and the manifest. The manifest is counted in neither number.
    case succeeded(objects: Int64, bytes: Int64, manifestKey: String, manifestSHA256: String)
    case failed(ExportFailure)
    /// It cannot go on now and may later: the destination or the source is away. Everything is left for the next run.
    case stalled(ExportFailure)
    /// A person canceled it; what was uploaded stays, what was open was abandoned.
    case canceled
    /// The process is stopping; everything is left for the next run to go on with.
    case interrupted
}

extension ExportOutcome {
    /// The outcome, a failure with the version of the integration that was used.
    func through(_ version: Version) -> ExportOutcome {
        switch self {
        case .failed(var failure):
            failure.integrationVersion = version
            return .failed(failure)
        case .stalled(var failure):
            failure.integrationVersion = version
            return .stalled(failure)
        case .succeeded, .canceled, .interrupted: return self
        }
    }
}
