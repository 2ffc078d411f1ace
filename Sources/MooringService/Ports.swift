package import Stores

/// The stores that the service stands on. One object may be several of them.
package struct Ports: Sendable {
    package var events: any EventStore
    package var views: any ViewStore
    package var jobs: any JobStore
    package var ledger: any ExportLedger
    package var spool: any AuditSpool
    package var idempotency: any IdempotencyStore
    package var secrets: any SecretStore
    package var profiles: any ProfileStore
    package var checkTimes: any CheckTimeStore
    package var maintenance: any Maintenance

    /// All ports on one store.
    package init(
        _ store: some EventStore & ViewStore & JobStore & ExportLedger & AuditSpool & IdempotencyStore & SecretStore
            & ProfileStore & CheckTimeStore & Maintenance
    ) {
        events = store
        views = store
        jobs = store
        ledger = store
        spool = store
        idempotency = store
        secrets = store
        profiles = store
        checkTimes = store
        maintenance = store
    }
}
