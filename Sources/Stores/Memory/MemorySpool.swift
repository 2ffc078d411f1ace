import MooringModel

/// What waits of one log, in memory.
struct MemorySpool: Sendable {
    private(set) var batches: [(batch: AuditBatch, bytes: [UInt8])] = []
    private var marks = SpoolMarks()
    private var lastLabel: BatchLabel?
    private var lastNumber: Int64 = 0

    var bytes: Int64 { batches.reduce(0) { $0 + $1.batch.bytes } }

    var contents: SpoolContents { SpoolContents(batches.map(\.batch), lastLabel: lastLabel) }

    /// - Parameter others: bytes that wait of other logs.
    mutating func take(_ entries: AuditEntries, within limits: SpoolLimits, others: Int64) -> SpoolOutcome {
        switch marks.finding(for: entries) {
        case .refused(let outcome): return outcome
        case .new(let new, let repeated):
            let size = Int64(new.bytes.count)
            if size > 0 {
                guard bytes + size <= limits.bytesOfOne else { return .full(.forwarding) }
                guard others + bytes + size <= limits.bytesOfAll else { return .full(.spool) }
                add(new, limits.batchBytes)
            }
            marks.note(entries.key)
            return .taken(
                entries: new.entries.count, repeated: repeated, isBatchFull: batches.first?.batch.isClosed ?? false)
        }
    }

    private mutating func add(_ new: AuditEntries, _ batchBytes: Int64) {
        let size = Int64(new.bytes.count)
        if let last = batches.last?.batch, !last.isClosed, last.bytes + size > batchBytes {
            batches[batches.count - 1].batch.isClosed = true
        }
        if batches.last?.batch.isClosed ?? true {
            lastNumber += 1
            batches.append((AuditBatch(number: lastNumber), []))
        }
        let index = batches.count - 1
        batches[index].bytes += new.bytes
        batches[index].batch.bytes += size
        batches[index].batch.entries += Int64(new.entries.count)
        batches[index].batch.isClosed = batches[index].batch.bytes >= batchBytes
    }

    func extent(of source: String) -> Int64? { marks.extent(of: source) }

    mutating func close(_ number: Int64?, as label: BatchLabel) -> AuditBatch? {
        guard let oldest = batches.first?.batch, number == nil || number == oldest.number else { return nil }
        batches[0].batch.isClosed = true
        batches[0].batch.label = label
        lastLabel = label
        return batches[0].batch
    }

    func read(_ number: Int64, at offset: Int64, upTo count: Int) -> [UInt8]? {
        guard let bytes = batches.first(where: { $0.batch.number == number })?.bytes else { return nil }
        let start = min(max(0, Int(offset)), bytes.count)
        return Array(bytes[start..<min(start + max(0, count), bytes.count)])
    }

    mutating func remove(through number: Int64?) {
        batches.removeAll { $0.batch.number <= number ?? .max }
    }
}
