import Crypto
import EventLog
package import MooringModel
import Projections
import Stores

extension Registry {
    /// What became of a request's entries.
    package struct TakenEntries: Sendable, Hashable {
        package var taken: Int
        /// Those that had been taken before.
        package var repeated: Int
    }

    /// Takes entries of a cluster's audit log; they are durable when this returns.
    ///
    /// The request's idempotency key is `<source>@<offset>`: where the body begins in what the sender has, so that what
    /// was sent before is not taken twice, however it is cut. Any other key stands for the whole body.
    ///
    /// - Parameter body: JSON Lines.
    package func takeAuditEntries(
        _ call: Call, cluster: String, _ body: [UInt8]
    ) async throws(Refusal) -> TakenEntries {
        let row = try await existing(.cluster, cluster)
        let (place, _) = try await place(ofCluster: row)
        try await authorize(call, .ingestAuditLog, at: place, target: "cluster/\(cluster)")
        guard let id = ClusterID(row.key), row.status == "active" else { throw .notFound("cluster", cluster) }
        guard body.count <= auditLog.requestBytes else { throw .auditBodyTooLarge(auditLog.requestBytes) }

        try await checkForwarding(of: id)
        let key = Self.entriesKey(call, body)
        let offset: Int64 = if case .range(let range)? = key?.place { range.lowerBound } else { 0 }
        var entries = try AuditLines(
            cluster: id, entryBytes: auditLog.entryBytes, entryCount: auditLog.requestEntries
        ).entries(body, at: offset)
        entries.key = key
        let outcome = try await forwardings.lock.delivering { () async throws(Refusal) in
            // Again, now that nobody switches it: whoever does has counted, and perhaps discarded, what was there then.
            try await checkForwarding(of: id)
            return try await reading { () async throws(StoreError) in
                try await ports.spool.take(entries, of: ForwardedLog(.audit, of: id), within: auditLog.spool)
            }
        }
        switch outcome {
        case .taken(let count, let repeated, let isBatchFull):
            if isBatchFull { forwardings.call(id) }
            return TakenEntries(taken: count, repeated: repeated)
        case .gap(let expected): throw .entriesMissing(expected: expected)
        case .torn(let expected): throw .entriesTorn(expected: expected)
        case .keyReused: throw .entriesKeyReused
        case .full(let limit):
            forwardings.call(id)
            throw .spoolFull(limit)
        }
    }

    private func checkForwarding(of cluster: ClusterID) async throws(Refusal) {
        guard let row = try await row(.forwarding, cluster.description),
            let status = ForwardingStatus(rawValue: row.status), status.isEnabled
        else { throw .forwardingOff(cluster) }
    }

    /// Two senders may give their files the same name: a source belongs to who sends.
    private static func entriesKey(_ call: Call, _ body: [UInt8]) -> AuditEntries.Key? {
        guard let text = call.idempotency?.key else { return nil }
        if let at = text.lastIndex(of: "@") {
            let digits = text[text.index(after: at)...]
            if (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let offset = Int64(digits)
            {
                return AuditEntries.Key(
                    source: "\(call.caller.actor.id) \(text[..<at])",
                    place: .range(offset..<(offset + Int64(body.count))))
            }
        }
        let digest = Hexadecimal.text(Array(SHA256.hash(data: body)))
        return AuditEntries.Key(source: "\(call.caller.actor.id) key \(text)", place: .whole(digest: digest))
    }
}
