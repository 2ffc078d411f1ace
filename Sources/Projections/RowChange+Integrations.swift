import EventLog
import MooringModel

extension RowChange {
    /// The change that an integration's event makes to its row.
    init(_ event: IntegrationEvent, _ key: String) {
        switch event {
        case .drafted(let draft):
            self.init(
                .integration, begins: key,
                Opening(
                    scope: draft.project.description, region: draft.region.description,
                    status: IntegrationStatus.draft.rawValue, lookup: draft.connector), event.data)
        case .described(let name, let description):
            self.init(
                .integration, key, [("name", name.map(JSONValue.string)), ("description", .string(description))]
            ) { row, _ in
                // A draft with a name is found by that.
                if name != nil { row.body["bucket"] = nil }
            }
        case .configured(let configuration, let location):
            self.init(
                .integration, key,
                [("configuration", configuration), ("location", location.json), ("validation", nil)])
        case .validated(let report): self.init(.integration, key) { Self.takeIn(report, &$0, $1) }
        case .added(let location, _):
            self.init(
                .integration, key, status: IntegrationStatus.active.rawValue, [("location", location.json)]
            ) { row, event in row.body["addedAt"] = .string(event.at.description) }
        case .configurationProposed(let configuration):
            self.init(
                .integration, key, [("proposedConfiguration", configuration), ("proposalValidation", nil)])
        case .configurationApplied(let configuration):
            self.init(
                .integration, key, [("configuration", configuration), ("proposedConfiguration", nil)],
                edit: Self.putProposalValidationIntoForce)
        case .configurationWithdrawn:
            self.init(.integration, key, [("proposedConfiguration", nil), ("proposalValidation", nil)])
        case .externalIDRotationStarted(let externalID):
            self.init(
                .integration, key, [("nextExternalId", .string(externalID)), ("proposalValidation", nil)])
        case .externalIDRotationCanceled:
            self.init(.integration, key, [("nextExternalId", nil), ("proposalValidation", nil)])
        case .externalIDRotated(let externalID, let retired):
            self.init(
                .integration, key,
                [
                    ("externalId", .string(externalID)), ("nextExternalId", nil),
                    ("retiredExternalId", .string(retired)),
                ], edit: Self.putProposalValidationIntoForce)
        case .degraded: self.init(.integration, key, status: IntegrationStatus.error.rawValue)
        case .recovered, .resumed: self.init(.integration, key, status: IntegrationStatus.active.rawValue)
        case .suspended: self.init(.integration, key, status: IntegrationStatus.suspended.rawValue)
        case .deleted(let cause):
            self.init(
                .integration, key, status: IntegrationStatus.deleted.rawValue,
                [("deletionCause", .string(cause.rawValue))])
        }
    }

    /// The row keeps the verdict and what did not pass; the whole report stays with its event, at this position.
    ///
    /// What was found of a proposal is kept apart: it says nothing of what serves meanwhile.
    private static func takeIn(_ report: ValidationReport, _ row: inout ViewRow, _ event: RecordedEvent) {
        let isForWhatIsInForce =
            report.configuration == row.body["configuration"] && .string(report.externalID) == row.body["externalId"]
        let notPassed = report.checks.filter { $0.status != .passed && $0.status != .skipped }
        row.body[isForWhatIsInForce ? "validation" : "proposalValidation"] = [
            "at": .string(event.at.description), "by": .string(event.actor.id),
            "notPassed": .array(notPassed.map { .string($0.id) }), "position": .integer(event.position.value),
            "verdict": .string(report.verdict.rawValue),
        ]
    }

    /// The validation that a proposal passed becomes that of what is in force, with the last of what it was run against.
    private static func putProposalValidationIntoForce(_ row: inout ViewRow, _ event: RecordedEvent) {
        row.body["validation"] = nil
        guard row.body["proposedConfiguration"] == nil, row.body["nextExternalId"] == nil else { return }
        row.body["validation"] = row.body["proposalValidation"]
        row.body["proposalValidation"] = nil
    }
}
