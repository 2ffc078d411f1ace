import EventLog
package import MooringModel
package import Projections
import Stores

extension Registry {
    /// Why a job failed; nil for one that did not.
    package func diagnosis(_ call: Call, of row: ViewRow) async throws(Refusal) -> ExportDiagnosis? {
        guard row.status == JobStatus.failed.rawValue, let failure = row.failure, let order = row.order else {
            return nil
        }
        let (place, _) = try await place(of: row)
        let mayReadHistory = call.caller.actions(at: place).contains(.viewHistory)
        let stories = try await history(of: .integration(order.integration), through: row.validFrom)
        let lastSuccess = try await lastSuccess(through: order, before: row.validFrom)
        var diagnosis = ExportDiagnosis(
            job: order.id, integration: order.integration, failure: failure,
            configured: failure.integrationVersion.flatMap { version in
                stories.last { $0.version <= version && Self.configuring.contains($0.event.event.type) }
            }, lastSuccess: lastSuccess)
        guard mayReadHistory else { return diagnosis }
        let since = lastSuccess?.validFrom ?? stories.first { $0.event.event.type == "integration.added" }?.position
        var changes = stories
        for stream in [
            StreamName.cluster(order.cluster), .backup(order.backup, of: order.cluster), .project(order.project),
        ] { changes += try await history(of: stream, through: row.validFrom) }
        changes = changes.filter { $0.position > since ?? .start }.sorted { $0.position < $1.position }
        diagnosis.changesOmitted = max(0, changes.count - ExportDiagnosis.maximumChanges)
        diagnosis.changes = Array(changes.suffix(ExportDiagnosis.maximumChanges))
        return diagnosis
    }

    /// The events after which exports use another configuration or other credentials than before.
    private static let configuring: Set<String> = [
        "integration.configured", "integration.configurationApplied", "integration.externalIDRotated",
    ]

    private func history(
        of stream: StreamName, through position: Position
    ) async throws(Refusal) -> [RecordedEvent] {
        try await reading { () async throws(StoreError) in
            try await ports.events.events(matching: EventQuery(through: position, stream: stream))
        }.map(\.event)
    }

    private func lastSuccess(
        through order: ExportOrder, before position: Position
    ) async throws(Refusal) -> ViewRow? {
        try await rows(
            ViewQuery(
                .job, scope: order.project.description, statuses: [JobStatus.successful.rawValue],
                lookup: order.integration.description)
        ).filter { $0.validFrom < position }.max { $0.validFrom < $1.validFrom }
    }
}

extension ViewRow {
    fileprivate var failure: ExportFailure? { body["failure"].flatMap { try? ExportFailure(JSONFields($0)) } }
    fileprivate var order: ExportOrder? { try? ExportOrder(JSONFields(.object(body))) }
}
