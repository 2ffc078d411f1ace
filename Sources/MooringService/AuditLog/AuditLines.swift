import MooringModel
import Stores

/// Reads the body of a request as JSON Lines: each line one JSON object, blank lines between them.
struct AuditLines {
    let cluster: ClusterID
    let entryBytes: Int
    /// The most entries of one request.
    let entryCount: Int

    /// - Parameters:
    ///   - body: the last line may lack its newline.
    ///   - offset: where the body begins at the sender's.
    func entries(_ body: [UInt8], at offset: Int64) throws(Refusal) -> AuditEntries {
        var entries = AuditEntries(bytes: [], entries: [])
        entries.bytes.reserveCapacity(body.count + 1)
        var start = 0
        var number = 0
        while start < body.count {
            number += 1
            let end = body[start...].firstIndex(of: UInt8(ascii: "\n")) ?? body.count
            let next = min(end + 1, body.count)
            let line = body[start..<end]
            if !AuditEntryScan.isBlank(line) {
                try check(line, number)
                guard entries.entries.count < entryCount else { throw .tooManyEntries(entryCount) }
                entries.bytes += line
                entries.bytes.append(UInt8(ascii: "\n"))
                entries.entries.append(
                    AuditEntries.Entry(
                        end: entries.bytes.count, line: (offset + Int64(start))..<(offset + Int64(next))))
            }
            start = next
        }
        return entries
    }

    private func check(_ line: ArraySlice<UInt8>, _ number: Int) throws(Refusal) {
        guard line.count <= entryBytes else { throw .entryTooLong(number, line.count, limit: entryBytes) }
        let scan: AuditEntryScan
        do throws(AuditEntryFlaw) { scan = try AuditEntryScan(line) } catch { throw .entryInvalid(number, error) }
        if let named = scan.clusterID, named != cluster.description {
            throw .entryOfOtherCluster(number, String(named), cluster)
        }
    }
}
