import MooringModel

/// Why a part of an export did not come to its end.
enum ExportEnd: Error, Sendable {
    case failed(ExportFailure)
    /// The run is being stopped, whatever for; what was under way has not failed.
    case stopped
}
