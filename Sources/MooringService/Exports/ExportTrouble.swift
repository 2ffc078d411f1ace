package import MooringModel

/// What keeps a job from going on, while it waits to be tried again.
package struct ExportTrouble: Sendable, Hashable {
    /// When it was met first, after the last progress.
    package var since: Timestamp
    /// How often the job was tried since without any progress.
    package var attempts: Int
    package var nextAttempt: Timestamp
    package var failure: ExportFailure
}
