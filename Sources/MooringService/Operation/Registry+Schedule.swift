import Logging
import MooringModel
import Projections
package import ServiceLifecycle
import Stores

extension Registry {
    /// How long a draft may lie untouched.
    package static let draftLifetimeDays: Int64 = 30

    /// The work that Mooring does by the clock.
    ///
    /// - Parameter revalidation: how often each added integration is checked.
    package func scheduledServices(revalidation: Duration) -> [any Service] {
        // Ten looks within the interval, each a little early or late, so that integrations added together drift apart.
        let tick = revalidation / 10
        return [
            PeriodicService(every: { tick * Double.random(in: 0.8...1.2) }) {
                await revalidateDue(every: revalidation)
            },
            PeriodicService(every: { .seconds(3_600) }) { await expireDrafts() },
            PeriodicService(every: { .seconds(60) }, atEnd: { await recordRefusals(all: true) }) {
                await recordRefusals(all: false)
            },
            PeriodicService(every: { .seconds(3_600) }) {
                do throws(Refusal) {
                    try await recordProjectHeads()
                } catch {
                    logger.warning("Project heads were not recorded", metadata: ["error": "\(error.detail.english)"])
                }
            },
        ]
    }

    /// Validates the added integrations that were not checked for an interval.
    package func revalidateDue(every interval: Duration) async {
        let statuses: Set = [IntegrationStatus.active.rawValue, IntegrationStatus.error.rawValue]
        let due = now().adding(seconds: -interval.components.seconds)
        var after: String?
        while !Task.isCancelled {
            guard let page = try? await rows(ViewQuery(.integration, statuses: statuses, after: after, limit: 100))
            else { return }
            for row in page { await revalidate(row, ifCheckedBefore: due) }
            guard page.count == 100, let last = page.last else { return }
            after = last.key
        }
    }

    private func revalidate(_ row: ViewRow, ifCheckedBefore due: Timestamp) async {
        guard let id = IntegrationID(row.key) else { return }
        do throws(Refusal) {
            let checked = try await reading { () async throws(StoreError) in try await ports.checkTimes.lastChecked(id)
            }
            let validated = row.body["validation"]?["at"]?.stringValue.flatMap(Timestamp.init)
            guard max(checked ?? due, validated ?? due) <= due, !Task.isCancelled else { return }
            _ = try await revalidate(row.key)
            try await reading { () async throws(StoreError) in try await ports.checkTimes.noteChecked(id, at: now()) }
        } catch {
            logger.warning(
                "An integration could not be checked",
                metadata: ["integration": "\(row.key)", "error": "\(error.detail.english)"])
        }
    }

    /// Deletes the drafts that nobody touched for 30 days, so that their names are free again.
    package func expireDrafts() async {
        let limit = now().adding(seconds: -Self.draftLifetimeDays * 86_400)
        let call = systemCall("drafts", via: "schedule")
        guard let drafts = try? await rows(ViewQuery(.integration, statuses: [IntegrationStatus.draft.rawValue])) else {
            return
        }
        for row in drafts {
            guard let changed = row.body["changedAt"]?.stringValue.flatMap(Timestamp.init), changed <= limit else {
                continue
            }
            do throws(Refusal) {
                var secrets: [SecretID] = []
                _ = try await changeIntegration(call, row.key, .deleteIntegrations) {
                    change, integration, stream, belonging throws(Refusal) in
                    secrets = []
                    guard integration.status == .draft else { return }
                    secrets = try await destroySecrets(of: integration, in: change, belonging)
                    try change.decide(.expire, on: &integration, stream, belonging)
                }
                for secret in secrets { await destroyQuietly(secret) }
            } catch {
                logger.warning(
                    "A draft could not be expired",
                    metadata: ["integration": "\(row.key)", "error": "\(error.detail.english)"])
            }
        }
    }
}
