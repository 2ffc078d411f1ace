extension Integration {
    package func decide(_ command: Command) throws(Refusal) -> [IntegrationEvent] {
        if case .draft(let draft, let project, let clouds) = command {
            guard id == nil else { throw .identifierTaken("integration", draft.id.description) }
            return try Self.decideDraft(draft, in: project, clouds: clouds)
        }
        guard let draft else { throw .notFound("integration", "") }
        guard status != .deleted else { throw .integrationDeleted(draft) }
        switch command {
        case .draft: return []
        case .describe(let name, let description):
            let newName = if let name { try Name.checked(name) } else { draft.name }
            let newDescription = try Name.checkedDescription(description)
            guard newName != draft.name || newDescription != draft.description else { return [] }
            return [.described(name: newName, description: newDescription)]
        case .configure(let newConfiguration, let newLocation):
            return try decideConfigure(newConfiguration, newLocation)
        case .withdrawProposal: return proposal == nil ? [] : [.configurationWithdrawn]
        case .takeIn(let report, let isRequested): return try decideTakeIn(report, isRequested: isRequested)
        case .add: return [try decideAdd(draft)]
        case .startExternalIDRotation(let externalID):
            guard status.isAdded else { throw .notAdded(draft) }
            guard nextExternalID == nil else { throw .rotationOpen(draft) }
            return [.externalIDRotationStarted(externalID: externalID)]
        case .cancelExternalIDRotation:
            guard let nextExternalID else { throw .noRotationOpen(draft) }
            return [.externalIDRotationCanceled(externalID: nextExternalID)]
        case .suspend:
            guard status.isAdded else { throw .notAdded(draft) }
            return status == .suspended ? [] : [.suspended]
        case .resume:
            guard status == .suspended else { throw .notSuspended(draft, status) }
            guard hasPassedSinceSuspension else { throw .notValidatedSinceSuspension(draft) }
            return [.resumed]
        case .delete(let openJobs, let forwardings):
            guard openJobs.isEmpty else { throw .integrationBusy(draft, openJobs) }
            guard forwardings.isEmpty else { throw .integrationForwarding(draft, forwardings) }
            return [.deleted(cause: .requested)]
        case .expire: return status == .draft ? [.deleted(cause: .expired)] : []
        }
    }

    private static func decideDraft(
        _ draft: IntegrationDraft, in project: Project, clouds: Set<Region.Cloud>
    ) throws(Refusal) -> [IntegrationEvent] {
        guard project.id == draft.project, !project.isRemoved else {
            throw .notFound("project", draft.project.description)
        }
        var draft = draft
        if let name = draft.name {
            draft.name = try Name.checked(name)
            draft.bucket = nil
        }
        draft.description = try Name.checkedDescription(draft.description)
        guard clouds.contains(draft.region.cloud) else { throw .regionOfOtherCloud(draft, clouds) }
        return [.drafted(draft)]
    }

    /// A draft changes freely. Afterwards the place stays, and anything else is proposed: what is in force serves until a
    /// validation of the proposal has passed.
    private func decideConfigure(
        _ newConfiguration: JSONValue, _ newLocation: StorageLocation
    ) throws(Refusal) -> [IntegrationEvent] {
        if status == .draft {
            guard newConfiguration != configuration || newLocation != location else { return [] }
            return [.configured(configuration: newConfiguration, location: newLocation)]
        }
        guard newLocation == location else { throw .locationFixed }
        guard newConfiguration != configurationToValidate else { return [] }
        return newConfiguration == configuration
            ? [.configurationWithdrawn] : [.configurationProposed(configuration: newConfiguration)]
    }

    private func decideTakeIn(
        _ report: ValidationReport, isRequested: Bool
    ) throws(Refusal) -> [IntegrationEvent] {
        let isForProposal =
            report.configuration == configurationToValidate && report.externalID == externalIDToValidate
        guard isForWhatIsInForce(report) || isForProposal else { throw .configurationChangedMeanwhile }
        let earlier = isForWhatIsInForce(report) ? lastReport : proposalReport
        if !isRequested, let earlier, !report.differs(from: earlier) { return [] }

        var events: [IntegrationEvent] = [.validated(report)]
        if isForProposal && report.verdict == .passed {
            if let proposal { events.append(.configurationApplied(configuration: proposal)) }
            if let nextExternalID, let externalID {
                events.append(.externalIDRotated(externalID: nextExternalID, retired: externalID))
            }
        }
        // A failed proposal says nothing against what is in force, and an inconclusive answer nothing at all.
        switch (status, report.verdict) {
        case (.active, .failed) where isForWhatIsInForce(report): events.append(.degraded)
        case (.error, .passed): events.append(.recovered)
        default: break
        }
        return events
    }

    private func decideAdd(_ draft: IntegrationDraft) throws(Refusal) -> IntegrationEvent {
        guard status == .draft else { throw .alreadyAdded(draft) }
        guard draft.name != nil else { throw .nameMissing }
        guard let location, let lastReport, lastReport.verdict == .passed,
            lastReport.configuration == configuration, lastReport.externalID == externalID
        else { throw .notValidated(draft) }
        return .added(location: location, access: draft.access)
    }
}
