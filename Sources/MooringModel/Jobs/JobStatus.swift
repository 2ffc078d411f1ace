/// Where a job stands.
package enum JobStatus: String, Sendable, Hashable, CaseIterable {
    case pending
    case inProgress = "in_progress"
    case successful, failed, canceling, canceled

    package var isOpen: Bool { self == .pending || self == .inProgress || self == .canceling }
}
