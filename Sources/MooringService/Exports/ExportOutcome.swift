package import MooringModel

/// What has become of a run of an export.
package enum ExportOutcome: Sendable, Hashable {
    /// All objects are there, and the manifest. The manifest is counted in neither number.
    case succeeded(objects: Int64, bytes: Int64, manifestKey: String, manifestSHA256: String)
    case failed(ExportFailure)
    /// A person canceled it; what was uploaded stays, what was open was abandoned.
    case canceled
    /// The process is stopping; everything is left for the next run to go on with.
    case interrupted
}

extension ExportOutcome {
    /// The outcome, a failure with the version of the integration that was used.
    func through(_ version: Version) -> ExportOutcome {
        guard case .failed(var failure) = self else { return self }
        failure.integrationVersion = version
        return .failed(failure)
    }
}
