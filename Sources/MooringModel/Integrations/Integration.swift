/// One bucket in one region that a project may export to, through one connector.
package struct Integration: Entity {
    /// What it began with, with the present name and description; nil before that.
    package var draft: IntegrationDraft?
    package var status = IntegrationStatus.draft
    package var configuration: JSONValue?
    package var location: StorageLocation?
    /// The latest validation of exactly the configuration and the external ID in force, or of a draft's; nil as soon as one
    /// of them changes.
    package var lastReport: ValidationReport?
    /// The latest validation of exactly what is proposed now; nil as soon as that changes.
    package var proposalReport: ValidationReport?
    /// Whether the latest validation since the suspension passed.
    package var hasPassedSinceSuspension = false
    /// A changed configuration that waits for a passed validation.
    package var proposal: JSONValue?
    /// A new external ID that waits for a passed validation.
    package var nextExternalID: String?
    /// The external ID that was in force before the present one.
    package var retiredExternalID: String?

    package init() {}

    package var id: IntegrationID? { draft?.id }
    package var externalID: String? { draft?.externalID }

    /// What a validation asked for now has to use: what was proposed, else what is in force.
    package var configurationToValidate: JSONValue? { proposal ?? configuration }
    package var externalIDToValidate: String? { nextExternalID ?? externalID }

    /// The latest report of exactly that.
    package var reportOfWhatToValidate: ValidationReport? {
        proposal == nil && nextExternalID == nil ? lastReport : proposalReport
    }

    package mutating func evolve(_ event: IntegrationEvent) {
        switch event {
        case .drafted(let draft): self.draft = draft
        case .described(let name, let description):
            draft?.name = name
            draft?.description = description
            if name != nil { draft?.bucket = nil }
        case .configured(let configuration, let location):
            self.configuration = configuration
            self.location = location
            lastReport = nil
        case .validated(let report):
            if isForWhatIsInForce(report) {
                lastReport = report
                hasPassedSinceSuspension = report.verdict == .passed
            } else {
                proposalReport = report
            }
        case .added(let location, _):
            self.location = location
            status = .active
        case .configurationProposed(let configuration): propose(configuration, nextExternalID)
        case .configurationApplied(let configuration):
            self.configuration = configuration
            proposal = nil
            putProposalReportIntoForce()
        case .configurationWithdrawn: propose(nil, nextExternalID)
        case .externalIDRotationStarted(let externalID): propose(proposal, externalID)
        case .externalIDRotationCanceled: propose(proposal, nil)
        case .externalIDRotated(let externalID, let retired):
            draft?.externalID = externalID
            retiredExternalID = retired
            nextExternalID = nil
            putProposalReportIntoForce()
        case .degraded: status = .error
        case .recovered, .resumed: status = .active
        case .suspended:
            status = .suspended
            hasPassedSinceSuspension = false
        case .deleted: status = .deleted
        }
    }

    private mutating func propose(_ configuration: JSONValue?, _ externalID: String?) {
        proposal = configuration
        nextExternalID = externalID
        proposalReport = nil
    }

    /// What was proposed is in force, and so what a validation found of it speaks of what is in force.
    ///
    /// Where both a configuration and an external ID were proposed, the report speaks of both together: after the first of
    /// the two events there is no report of what is in force, after the second it is this one.
    private mutating func putProposalReportIntoForce() {
        lastReport = nil
        guard let report = proposalReport, isForWhatIsInForce(report) else { return }
        lastReport = report
        proposalReport = nil
        hasPassedSinceSuspension = report.verdict == .passed
    }

    /// Whether a report speaks of the configuration and the external ID that are in force, not of proposed ones.
    func isForWhatIsInForce(_ report: ValidationReport) -> Bool {
        report.configuration == configuration && report.externalID == externalID
    }
}
