internal import MooringModel

/// Lines on their way to the server. What it would refuse is blanked and told, so that one bad line does not hold up all
/// that come after it; the bytes stay as many as they were, for the offsets to fit.
struct TailLines {
    var bytes: [UInt8]
    /// Where each blanked line begins, and why it is blanked.
    private(set) var skipped: [(offset: Int, reason: String)] = []
    /// How many lines there are to be taken.
    private(set) var entries = 0

    /// The most bytes of a line that the server takes unless its operator has said otherwise.
    static let entryBytes = 1 << 20

    init(_ bytes: [UInt8], of cluster: ClusterID) {
        self.bytes = bytes
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let line = bytes[start..<end]
            if !AuditEntryScan.isBlank(line) {
                if let reason = Self.flaw(in: line, of: cluster) {
                    skipped.append((start, reason))
                    for index in start..<end { self.bytes[index] = 0x20 }
                } else {
                    entries += 1
                }
            }
            start = end + 1
        }
    }

    private static func flaw(in line: ArraySlice<UInt8>, of cluster: ClusterID) -> String? {
        guard line.count <= entryBytes else { return "it is longer than \(entryBytes) bytes" }
        do throws(AuditEntryFlaw) {
            let named = try AuditEntryScan(line).clusterID
            return named.map { $0 == cluster.description } ?? true ? nil : "its cluster_id is another cluster's"
        } catch {
            switch error {
            case .syntax(let offset): return "it is not JSON at byte \(offset)"
            case .noObject: return "it is no JSON object"
            case .noUTF8: return "it is not UTF-8"
            }
        }
    }
}
