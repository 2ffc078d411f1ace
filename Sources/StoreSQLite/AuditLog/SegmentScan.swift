import Stores

/// What a segment holds, as far as it is whole.
struct SegmentScan {
    var entries: Int64 = 0
    var bytes: Int64 = 0
    /// Of the whole records, with the segment's beginning.
    var length = Int64(SegmentRecord.magic.count)
    /// Where the entries of each record stand.
    var extents: [SegmentExtent] = []

    /// Reads a segment from its beginning.
    ///
    /// - Parameters:
    ///   - isNewest: whether its last record may be torn.
    ///   - isChecked: whether the records are compared with their checksums, too.
    ///   - mark: takes in what a record says of its source.
    /// - Throws: ``StoreError`` for damage.
    init(
        _ file: SegmentFile, isNewest: Bool, isChecked: Bool = true,
        mark: (String, SpoolMarks.Extent) -> Void = { _, _ in }
    ) throws(StoreError) {
        let beginning = try file.read(at: 0, upTo: SegmentRecord.magic.count)
        guard beginning == SegmentRecord.magic else { throw Self.damage(file, at: 0) }
        while length < file.length {
            let head = try file.read(at: length, upTo: SegmentRecord.headLength)
            let record = SegmentRecord(head)
            let end = length + Int64(record.length)
            guard head.count == SegmentRecord.headLength, end <= file.length else {
                if isNewest { return }
                throw Self.damage(file, at: length)
            }
            let noteOffset = length + Int64(SegmentRecord.headLength)
            let note = try file.read(at: noteOffset, upTo: record.noteLength)
            let bodyOffset = noteOffset + Int64(record.noteLength)
            if isChecked {
                var checksum = CRC32C()
                checksum.update(head.prefix(12))
                checksum.update(note)
                checksum.update(try file.read(at: bodyOffset, upTo: record.bodyLength))
                guard checksum.value == record.checksum else {
                    // Torn if nothing was begun after it; a file may have grown before its bytes came.
                    if isNewest, try Self.isEmpty(file, from: end) { return }
                    throw Self.damage(file, at: length)
                }
            }
            if let (source, extent) = SegmentRecord.mark(note) { mark(source, extent) }
            extents.append(SegmentExtent(start: bytes, offset: bodyOffset, count: record.bodyLength))
            entries += Int64(record.entries)
            bytes += Int64(record.bodyLength)
            length = end
        }
    }

    /// Whether nothing but zeros follows.
    private static func isEmpty(_ file: SegmentFile, from offset: Int64) throws(StoreError) -> Bool {
        var offset = offset
        while offset < file.length {
            let bytes = try file.read(at: offset, upTo: 1 << 20)
            guard bytes.allSatisfy({ $0 == 0 }) else { return false }
            offset += Int64(max(1, bytes.count))
        }
        return true
    }

    private static func damage(_ file: SegmentFile, at offset: Int64) -> StoreError {
        StoreError(
            .corrupt,
            "the spooled audit log \(file.path) is damaged at byte \(offset). Nothing of it is sent and nothing taken. Put "
                + "the file aside to go on without its entries")
    }
}

/// Where the entries of one record stand.
struct SegmentExtent {
    /// Their place among the entries of the segment.
    var start: Int64
    /// Their place in the file.
    var offset: Int64
    var count: Int
}

extension [SegmentExtent] {
    /// The entries from an offset on, read piece by piece.
    func read(_ file: SegmentFile, at offset: Int64, upTo count: Int) throws(StoreError) -> [UInt8] {
        var (low, high) = (0, self.count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].start + Int64(self[middle].count) <= offset { low = middle + 1 } else { high = middle }
        }
        var bytes: [UInt8] = []
        while low < self.count, bytes.count < count {
            let extent = self[low]
            let skipped = Int(offset + Int64(bytes.count) - extent.start)
            let wanted = Swift.min(extent.count - skipped, count - bytes.count)
            if wanted > 0 { bytes += try file.read(at: extent.offset + Int64(skipped), upTo: wanted) }
            low += 1
        }
        return bytes
    }
}
