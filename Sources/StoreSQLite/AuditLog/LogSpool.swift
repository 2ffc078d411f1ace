import MooringModel
import Stores
import SystemPackage

/// What waits of one log: its segments on the disk, and in memory what of them has to be known at once.
///
/// On a thread of its own, since nearly everything that it does waits for the disk.
actor LogSpool {
    private let directory: SpoolDirectory
    private let total: SpoolTotal
    private nonisolated let executor = DiskExecutor("mooring.spool")
    /// nil until the disk was read, and again after an error: what is on the disk then is found out anew.
    private var known: Known?
    /// The bytes of this log that the total counts; nil until they are known.
    private var counted: Int64?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private struct Known {
        var state: SpoolDirectory.State
        /// In order; their files' lengths beside them.
        var segments: [(batch: AuditBatch, length: Int64)] = []
        /// The newest segment, as long as it takes entries.
        var file: SegmentFile?
        /// The batch that is being read.
        var reading: (number: Int64, file: SegmentFile, extents: [SegmentExtent])?

        var contents: SpoolContents { SpoolContents(segments.map(\.batch), lastLabel: state.lastLabel) }
    }

    init(_ path: FilePath, _ total: SpoolTotal) {
        directory = SpoolDirectory(path: path)
        self.total = total
    }

    func take(_ entries: AuditEntries, within limits: SpoolLimits) throws(StoreError) -> SpoolOutcome {
        try working { known throws(StoreError) in
            switch known.state.marks.finding(for: entries) {
            case .refused(let outcome): return outcome
            case .new(let new, let repeated):
                let isWorthWriting = !new.bytes.isEmpty || known.state.marks.isBehind(entries.key)
                if isWorthWriting, let limit = try add(new, limits, &known) { return .full(limit) }
                return .taken(
                    entries: new.entries.count, repeated: repeated,
                    isBatchFull: known.segments.first?.batch.isClosed ?? false)
            }
        }
    }

    private func add(
        _ new: AuditEntries, _ limits: SpoolLimits, _ known: inout Known
    ) throws(StoreError) -> SpoolLimit? {
        let record = SegmentRecord.bytes(note: SegmentRecord.note(new.key), new)
        let size = Int64(new.bytes.count)
        let needed = Int64(record.count)
        guard known.contents.bytes + size <= limits.bytesOfOne else { return .forwarding }
        guard total.bytes + needed <= limits.bytesOfAll else { return .spool }
        guard SpoolDirectory.freeBytes(at: directory.path) - needed >= limits.reservedBytes else { return .disk }
        if let last = known.segments.last?.batch, !last.isClosed, last.bytes + size > limits.batchBytes {
            known.segments[known.segments.count - 1].batch.isClosed = true
        }
        if known.segments.last?.batch.isClosed ?? true {
            let number = max(known.segments.last?.batch.number ?? 0, known.state.removedThrough) + 1
            let file = try SegmentFile.make(directory.segment(number))
            count(file.length)
            known.segments.append((AuditBatch(number: number), file.length))
            known.file = file
        }
        let index = known.segments.count - 1
        let file: SegmentFile
        if let open = known.file {
            file = open
        } else {
            file = try SegmentFile.open(directory.segment(known.segments[index].batch.number))
            known.file = file
        }
        try file.append(record)
        count(needed)
        known.state.marks.note(new.key)
        known.segments[index].length = file.length
        known.segments[index].batch.bytes += size
        known.segments[index].batch.entries += Int64(new.entries.count)
        known.segments[index].batch.isClosed = known.segments[index].batch.bytes >= limits.batchBytes
        return nil
    }

    func contents() throws(StoreError) -> SpoolContents {
        try working { known throws(StoreError) in known.contents }
    }

    func extent(of source: String) throws(StoreError) -> Int64? {
        try working { known throws(StoreError) in known.state.marks.extent(of: source) }
    }

    func close(_ number: Int64?, as label: BatchLabel) throws(StoreError) -> AuditBatch? {
        try working { known throws(StoreError) in
            // One that only says how far a source is has nothing to send.
            guard let index = known.segments.firstIndex(where: { $0.batch.bytes > 0 }),
                number == nil || number == known.segments[index].batch.number
            else { return nil }
            try directory.write(label, of: known.segments[index].batch.number)
            known.segments[index].batch.label = label
            known.segments[index].batch.isClosed = true
            if index == known.segments.count - 1 { known.file = nil }
            known.state.lastLabel = label
            return known.segments[index].batch
        }
    }

    func read(
        _ number: Int64, of log: ForwardedLog, at offset: Int64, upTo count: Int
    ) throws(StoreError) -> [UInt8] {
        try working { known throws(StoreError) in
            guard known.segments.contains(where: { $0.batch.number == number }) else {
                throw .noBatch(number, of: log)
            }
            if known.reading?.number != number {
                let file = try SegmentFile.open(directory.segment(number))
                let scan = try SegmentScan(file, isNewest: false, isChecked: false)
                known.reading = (number, file, scan.extents)
            }
            guard let reading = known.reading else { return [] }
            return try reading.extents.read(reading.file, at: offset, upTo: count)
        }
    }

    func remove(through number: Int64?) throws(StoreError) {
        try working { known throws(StoreError) in
            let gone = known.segments.filter { $0.batch.number <= number ?? .max }
            guard let last = gone.last?.batch.number else { return }
            known.state.removedThrough = last
            try directory.write(known.state)
            for segment in gone {
                try directory.remove(segment.batch.number)
                count(-segment.length)
            }
            known.segments.removeFirst(gone.count)
            if known.segments.isEmpty { known.file = nil }
            known.reading = nil
        }
    }

    /// Works on what is known; after an error it is forgotten, and found out from the disk the next time.
    private func working<Value>(
        _ work: (inout Known) throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        var known = if let known = self.known { known } else { try load() }
        self.known = nil
        let value = try work(&known)
        self.known = known
        return value
    }

    /// Reads what is on the disk, and mends what a crash has left.
    private func load() throws(StoreError) -> Known {
        var known = Known(state: try directory.readState())
        let numbers = try directory.numbers()
        var found: Int64 = 0
        for number in numbers { found += try SegmentFile.open(directory.segment(number)).length }
        for number in numbers where number <= known.state.removedThrough { try directory.remove(number) }
        if !numbers.isEmpty { try Disk.sync(directory.path) }
        let present = numbers.filter { $0 > known.state.removedThrough }
        for number in present {
            let file = try SegmentFile.open(directory.segment(number))
            let label = try directory.readLabel(number)
            let isNewest = number == present.last && label == nil
            var marks = known.state.marks
            let scan = try SegmentScan(file, isNewest: isNewest) { marks.note($0, $1) }
            known.state.marks = marks
            // A process that was killed may not have synced what it wrote; from here on it counts as taken.
            if scan.length < file.length { try file.truncate(to: scan.length) } else { try file.settle() }
            known.segments.append(
                (
                    AuditBatch(
                        number: number, entries: scan.entries, bytes: scan.bytes, isClosed: !isNewest, label: label),
                    file.length
                ))
            if let label { known.state.lastLabel = label }
        }
        // At first the total counts what was found, later what this spool has told it.
        let length = known.segments.reduce(0) { $0 + $1.length }
        total.add(length - (counted ?? found))
        counted = length
        return known
    }

    private func count(_ bytes: Int64) {
        total.add(bytes)
        counted = (counted ?? 0) + bytes
    }
}
