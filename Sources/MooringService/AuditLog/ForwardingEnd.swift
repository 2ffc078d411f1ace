import MooringModel

/// Why a batch did not arrive.
enum ForwardingEnd: Error, Sendable {
    case failed(ExportFailure)
    /// The process is stopping, or the forwarding was switched meanwhile; nothing has failed.
    case stopped
}
