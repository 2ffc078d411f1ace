import EventLog
import MooringModel
import MooringService
import Projections
import Stores

extension Harbor {
    /// A cluster whose audit log goes to `exports/search/logs`.
    func forwarding(
        _ cluster: String = "in01", through integration: String? = nil, to directory: String = "logs",
        withRegistry: Bool = false
    ) async throws -> String {
        let cluster = try await self.cluster(cluster)
        try await enable(
            cluster, through: try await integration.asyncOr { try await active() }, to: directory,
            withRegistry: withRegistry)
        return cluster
    }

    func enable(
        _ cluster: String, through integration: String, to directory: String = "logs", withRegistry: Bool = false
    ) async throws {
        _ = try await registry.enableForwarding(
            try await operatorCall, cluster: cluster, integration: integration, directory: directory,
            includesRegistry: withRegistry)
    }

    func disable(_ cluster: String = "in01", _ spooled: SpooledEntries) async throws {
        _ = try await registry.disableForwarding(try await operatorCall, cluster: cluster, spooled)
    }

    /// Takes lines, each an entry by itself; a plain word becomes an entry.
    @discardableResult
    func take(
        _ lines: String..., of cluster: String = "in01", key: String? = nil
    ) async throws -> Registry.TakenEntries {
        try await take(bytes: Self.lines(lines), of: cluster, key: key)
    }

    @discardableResult
    func take(
        bytes: [UInt8], of cluster: String = "in01", key: String? = nil, as person: Person? = nil
    ) async throws -> Registry.TakenEntries {
        let key = key.map { IdempotencyKey(scope: "entries", key: $0, requestDigest: "") }
        return try await registry.takeAuditEntries(
            try await call(person ?? harborMaster, key: key), cluster: cluster, bytes)
    }

    static func lines(_ lines: [String]) -> [UInt8] {
        Array(lines.map { ($0.hasPrefix("{") ? $0 : "{\"e\":\"\($0)\"}") + "\n" }.joined().utf8)
    }

    func forwarder(_ clock: any Clock<Duration> = ContinuousClock()) -> AuditLogForwarder {
        AuditLogForwarder(registry, clock: clock, jitter: { 0 })
    }

    /// Runs a forwarder while `body` runs.
    func whileForwarding(
        _ clock: any Clock<Duration> = ContinuousClock(), _ body: () async throws -> Void
    ) async throws {
        try await withService(forwarder(clock), body)
    }

    func forwardingRow(_ cluster: String = "in01") async throws -> ViewRow {
        try await registry.forwarding(try await operatorCall, cluster).0
    }

    func waiting(
        _ cluster: String = "in01", of kind: ForwardedLog.Kind = .audit
    ) async throws -> SpoolContents {
        let contents = try await registry.forwarding(try await operatorCall, cluster).1.orThrow()
        return try contents[kind].orThrow()
    }

    /// What a cluster's forwarding has recorded.
    func forwardingEvents(_ cluster: String = "in01") async throws -> [String] {
        await store.events(matching: EventQuery(stream: StreamName(.forwarding, cluster))).map(\.event.event.event.type)
    }

    /// Returns when a forwarding has recorded an event of a type.
    func recorded(_ type: String, of cluster: String = "in01") async throws {
        for await _ in store.commits() where try await forwardingEvents(cluster).contains(type) { return }
        throw Missing()
    }

    /// The keys of a cluster's batches below `exports`, sorted, and all that they hold.
    func arrived(below directory: String = "exports/search/logs/in01/audit") throws -> (keys: [String], text: String) {
        let files = try ground.files(below: directory)
        let keys = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return (keys, keys.map { String(decoding: files[$0] ?? [], as: UTF8.self) }.joined())
    }
}

extension Optional {
    func asyncOr(_ other: () async throws -> Wrapped) async throws -> Wrapped {
        if let self { return self }
        return try await other()
    }
}

extension Harbor {
    /// Returns when so many batches of a log of `in01` are there and nothing of it waits.
    func arrival(of count: Int, _ kind: ForwardedLog.Kind = .audit) async throws {
        for await _ in spool.removals {
            let keys = try arrived(below: "exports/search/logs/in01/\(kind.rawValue)").keys
                .filter { $0.hasSuffix(".log") }
            if try await waiting(of: kind).entries == 0, keys.count >= count { return }
        }
    }
}
