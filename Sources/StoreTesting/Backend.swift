package import Stores

/// The ports of one store, as its factory hands them to the contract.
package struct Backend: Sendable {
    package let events: any EventStore
    package let views: any ViewStore
    package let jobs: any JobStore
    package let ledger: any ExportLedger
    package let spool: any AuditSpool
    package let requests: any IdempotencyStore
    package let secrets: any SecretStore
    package let profiles: any ProfileStore
    package let checkTimes: any CheckTimeStore
    package let maintenance: any Maintenance

    /// - Parameter store: what implements them all.
    package init(
        _ store: some EventStore & ViewStore & JobStore & ExportLedger & AuditSpool & IdempotencyStore & SecretStore
            & ProfileStore & CheckTimeStore & Maintenance
    ) {
        events = store
        views = store
        jobs = store
        ledger = store
        spool = store
        requests = store
        secrets = store
        profiles = store
        checkTimes = store
        maintenance = store
    }
}
