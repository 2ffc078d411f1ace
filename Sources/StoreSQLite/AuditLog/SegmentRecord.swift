import MooringModel
import Stores

// # A segment
//
// A batch of spooled audit-log entries is a file, `<number>.segment` in the directory of its cluster:
//
//     "MOORLOG1"                       8 bytes
//     records, one for each request:
//       length of the note             4 bytes, little-endian, like all numbers here
//       length of the entries          4 bytes
//       number of entries              4 bytes
//       CRC-32C                        4 bytes, of the 12 before it, the note and the entries
//       note                           JSON: {"source", "end" or "digest"}; empty if the sender gave no key
//       entries                        JSON Lines, as they are sent on
//
// A record is written by one call and synced before the next begins. So only the last one of the newest segment can be
// torn: it was never acknowledged, and is cut off when the segment is read again. Anything else that does not fit is
// damage, and nothing is guessed then.
//
// The entries stand in the records and not in a file by themselves beside another one for the notes: that would be two
// syncs for each request, and two files that can disagree.

/// The head of a record.
struct SegmentRecord {
    static let magic = Array("MOORLOG1".utf8)
    static let headLength = 16

    var noteLength: Int
    var bodyLength: Int
    var entries: Int
    var checksum: UInt32

    /// Of the whole record.
    var length: Int { Self.headLength + noteLength + bodyLength }

    /// - Parameter head: 16 bytes.
    init(_ head: some Collection<UInt8>) {
        var numbers: [UInt32] = []
        var rest = head[...]
        while rest.count >= 4 {
            numbers.append(rest.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) })
            rest = rest.dropFirst(4)
        }
        noteLength = Int(numbers.first ?? 0)
        bodyLength = numbers.count > 1 ? Int(numbers[1]) : 0
        entries = numbers.count > 2 ? Int(numbers[2]) : 0
        checksum = numbers.count > 3 ? numbers[3] : 0
    }

    /// The bytes of a record.
    static func bytes(note: [UInt8], _ entries: AuditEntries) -> [UInt8] {
        var record: [UInt8] = []
        record.reserveCapacity(headLength + note.count + entries.bytes.count)
        for number in [note.count, entries.bytes.count, entries.entries.count] { put(UInt32(number), into: &record) }
        var checksum = CRC32C()
        checksum.update(record)
        checksum.update(note)
        checksum.update(entries.bytes)
        put(checksum.value, into: &record)
        return record + note + entries.bytes
    }

    private static func put(_ number: UInt32, into record: inout [UInt8]) {
        for shift in stride(from: UInt32(0), to: 32, by: 8) {
            record.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    /// What the note says of an append with a key.
    static func note(_ key: AuditEntries.Key?) -> [UInt8] {
        guard let key else { return [] }
        let note: JSONValue =
            switch key.place {
            case .range(let range): ["end": .integer(range.upperBound), "source": .string(key.source)]
            case .whole(let digest): ["digest": .string(digest), "source": .string(key.source)]
            }
        return note.canonicalBytes
    }

    /// The source that a note names, and how far it is; nil for what ``note(_:)`` has not written.
    static func mark(_ note: some Collection<UInt8>) -> (source: String, extent: SpoolMarks.Extent)? {
        guard let json = try? JSONValue(parsing: Array(note)), let source = json["source"]?.stringValue else {
            return nil
        }
        if let end = json["end"]?.integerValue { return (source, .through(end)) }
        return json["digest"]?.stringValue.map { (source, .whole(digest: $0)) }
    }
}
