extension Integration {
    package enum Command: Sendable {
        /// - Parameter clouds: those that the connector works in.
        case draft(IntegrationDraft, in: Project, clouds: Set<Region.Cloud>)
        /// - Parameter name: nil to keep the present one.
        case describe(name: String?, description: String)
        /// - Parameter location: where the connector says that this configuration points.
        case configure(JSONValue, location: StorageLocation)
        case withdrawProposal
        /// Takes in what a validation found.
        ///
        /// - Parameter isRequested: a person asked for it; one by schedule is recorded only if it says something new.
        case takeIn(ValidationReport, isRequested: Bool)
        case add
        case startExternalIDRotation(String)
        case cancelExternalIDRotation
        case suspend
        case resume
        /// - Parameters:
        ///   - openJobs: the jobs that still run through the integration.
        ///   - forwardings: the clusters whose audit logs are still forwarded through it.
        case delete(openJobs: [JobID], forwardings: [ClusterID] = [])
        /// Deletes a draft that nobody touched for 30 days.
        case expire
    }
}
