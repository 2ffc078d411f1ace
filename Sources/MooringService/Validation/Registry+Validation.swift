package import ConnectorKit
package import EventLog
import Logging
package import MooringModel
import Projections
import Stores

extension Registry {
    /// Runs the connector's checks with real calls and records what they found.
    ///
    /// What is proposed is what is checked: a proposed configuration, a new external ID. If the verdict is passed they
    /// are in force from the same append on.
    ///
    /// - Parameter onCheck: called with each check as it ends.
    package func validateIntegration(
        _ call: Call, _ id: String, onCheck: @escaping @Sendable (CheckResult) async -> Void = { _ in }
    ) async throws(Refusal) -> Recorded {
        let row = try await existing(.integration, id)
        let (place, _) = try await place(of: row)
        try await authorize(call, .editIntegrations, at: place, target: "integration/\(id)")
        let report = try await runChecks(of: try await integration(row.key), onCheck: onCheck)
        return try await takeIn(report, call, id, isRequested: true)
    }

    /// Checks an added integration because its time has come.
    package func revalidate(_ id: String) async throws(Refusal) -> Recorded {
        let call = systemCall("revalidation", via: "schedule")
        var integration = try await integration(id)
        // By schedule, what is in force is checked; a proposal waits for its proposer.
        integration.proposal = nil
        integration.nextExternalID = nil
        return try await takeIn(try await runChecks(of: integration), call, id, isRequested: false)
    }

    private func runChecks(
        of integration: Integration, onCheck: @escaping @Sendable (CheckResult) async -> Void = { _ in }
    ) async throws(Refusal) -> ValidationReport {
        guard let draft = integration.draft, integration.status != .deleted else {
            throw .notFound("integration", integration.id?.description ?? "")
        }
        let configuration = integration.configurationToValidate
        let externalID = integration.externalIDToValidate ?? draft.externalID
        let connector = try connector(
            of: integration, configuration: configuration, previous: integration.reportOfWhatToValidate,
            mayBePropagating: try await isFresh(integration))
        let definitions = try provider(draft.connector).descriptor.checks
        let outcome = await connector.validation(definitions, onResult: onCheck)
        for fault in outcome.faults {
            logger.error(
                "A connector broke a rule", metadata: ["connector": "\(draft.connector)", "fault": "\(fault)"])
        }
        return ValidationReport(
            verdict: outcome.verdict, checks: outcome.results, configuration: configuration ?? .null,
            externalID: externalID)
    }

    /// How long a change may take until a provider knows it everywhere.
    private static let propagation: Int64 = 60

    /// Whether what is to be validated was configured so lately that the provider may not know everywhere yet what was
    /// done there for it.
    private func isFresh(_ integration: Integration) async throws(Refusal) -> Bool {
        guard let id = integration.id else { return false }
        let stored = try await reading { () async throws(StoreError) in
            try await ports.events.events(matching: EventQuery(stream: .integration(id)))
        }
        let latest = stored.last { stored in
            guard case .integration(let event) = stored.event.event else { return false }
            switch event {
            case .configured, .configurationProposed, .externalIDRotationStarted: return true
            default: return false
            }
        }
        return latest.map { now() < $0.event.at.adding(seconds: Self.propagation) } ?? false
    }

    private func takeIn(
        _ report: ValidationReport, _ call: Call, _ id: String, isRequested: Bool
    ) async throws(Refusal) -> Recorded {
        try await changeIntegration(call, id, .editIntegrations) {
            change, integration, stream, belonging throws(Refusal) in
            try change.decide(.takeIn(report, isRequested: isRequested), on: &integration, stream, belonging)
        }
    }

    /// The report of an integration's latest recorded validation, be it of what is in force or of a proposal, and the
    /// event that holds it.
    ///
    /// - Parameter asOf: the latest at that position.
    package func latestReport(
        _ call: Call, _ id: String, asOf: Position? = nil
    ) async throws(Refusal) -> (ValidationReport, RecordedEvent, connector: String) {
        let row = try await show(call, .integration, id, asOf: asOf)
        let positions = ["validation", "proposalValidation"].compactMap { row.body[$0]?["position"]?.integerValue }
        guard let position = positions.max() else { throw .notFound("validation", id) }
        let stored = try await reading { () async throws(StoreError) in
            try await ports.events.events(matching: EventQuery(after: Position(position - 1), limit: 1))
        }
        guard let event = stored.first?.event, case .integration(.validated(let report)) = event.event else {
            throw .notFound("validation", id)
        }
        return (report, event, row.lookup ?? "")
    }

    /// A check's texts in a language.
    package func text(of result: CheckResult, connector: String, in language: Language) -> CheckText {
        catalog[connector]?.descriptor.text(of: result, in: language)
            ?? CheckText(title: result.id, summary: result.message)
    }
}
