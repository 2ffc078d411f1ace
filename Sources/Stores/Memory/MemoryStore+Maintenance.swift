package import MooringModel

extension MemoryStore: Maintenance {
    package func verify() async -> VerificationReport {
        withState { state in
            var verifier = LogVerifier()
            for event in state.log.events where !verifier.takes(event) { break }
            return verifier.report
        }
    }

    package func rebuildViews(replace: Bool) async -> RebuildReport {
        withState { state in
            var (views, claims) = (ViewTable(), ClaimTable())
            for stored in state.log.events {
                views.take(stored.event)
                claims.take(stored.event)
            }
            let differences =
                state.log.views.differences(from: views) + state.log.claims.differences(from: claims)
            if replace { state.log.replace(views, claims) }
            return RebuildReport(
                through: state.log.position, rows: Int64(views.count), differences: Array(differences.prefix(20)))
        }
    }

    /// Refuses: there is nothing here that would outlive the process.
    package func backUp(to path: String) async throws(StoreError) -> LogHead {
        throw StoreError(
            .unavailable,
            "A store in memory cannot be backed up to \(path). Start Mooring with a data directory to keep data.")
    }

    package func projectHeads() async -> [LogEvent.ProjectHead] {
        withState { $0.log.projects.values.sorted { $0.project < $1.project } }
    }
}
