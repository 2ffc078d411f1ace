package import MooringModel
package import Stores

extension Story {
    /// The audit log of the story's cluster.
    package var log: ForwardedLog { ForwardedLog(.audit, of: cluster) }

    /// Entries of twelve bytes each; one that is no number of at most three digits is as long as it is.
    package static func entries(_ names: [String], from source: String? = nil, at offset: Int64 = 0) -> AuditEntries {
        var entries = AuditEntries(bytes: [], entries: [])
        for name in names {
            let padded = String(repeating: "0", count: max(0, 3 - name.count)) + name
            let start = Int64(entries.bytes.count)
            entries.bytes += Array("{\"e\":\"\(padded)\"}\n".utf8)
            entries.entries.append(
                AuditEntries.Entry(
                    end: entries.bytes.count, line: (offset + start)..<(offset + Int64(entries.bytes.count))))
        }
        entries.key = source.map { source in
            AuditEntries.Key(source: source, place: .range(offset..<(offset + Int64(entries.bytes.count))))
        }
        return entries
    }

    @discardableResult
    package func take(
        _ names: String..., of log: ForwardedLog? = nil, from source: String? = nil, at offset: Int64 = 0,
        within limits: SpoolLimits = SpoolLimits()
    ) async throws(StoreError) -> SpoolOutcome {
        try await take(names, of: log, from: source, at: offset, within: limits)
    }

    @discardableResult
    package func take(
        _ names: [String], of log: ForwardedLog? = nil, from source: String? = nil, at offset: Int64 = 0,
        within limits: SpoolLimits = SpoolLimits()
    ) async throws(StoreError) -> SpoolOutcome {
        try await store.spool.take(
            Self.entries(names, from: source, at: offset), of: log ?? self.log, within: limits)
    }

    package func label(_ key: String, resume: JSONValue? = nil) -> BatchLabel {
        BatchLabel(
            integration: IntegrationID(bits: 7), key: key, at: Timestamp(microseconds: 1_777_636_800_000_000),
            suffix: "0000000a", resume: resume)
    }

    /// Closes the oldest batch, reads it, and removes it.
    ///
    /// - Returns: the names of its entries, without the zeros before them; nil if there is nothing to send
    package func send(of log: ForwardedLog? = nil) async throws(StoreError) -> [String]? {
        let log = log ?? self.log
        guard let batch = try await store.spool.close(oldestOf: log, as: label("x.log")) else { return nil }
        let lines = try await lines(of: batch, of: log)
        try await store.spool.remove(through: batch.number, of: log)
        return lines
    }

    package func lines(of batch: AuditBatch, of log: ForwardedLog? = nil) async throws(StoreError) -> [String] {
        let bytes = try await store.spool.read(
            batch.number, of: log ?? self.log, at: 0, upTo: Int(batch.bytes) + 1)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            let name = line.dropFirst(6).dropLast(2).drop { $0 == "0" }
            return name.isEmpty ? "0" : String(name)
        }
    }
}
