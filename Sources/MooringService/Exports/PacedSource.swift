import ConnectorKit
import Synchronization

/// A source whose bytes pass at the pace of its integration. Only what is read for the first time counts: a part is read
/// once to be hashed and once to be sent.
struct PacedSource: ObjectSource {
    private let source: any ObjectSource
    private let pace: ExportPace
    private let mark = Mark()

    private final class Mark: Sendable {
        private let reached = Mutex(Int64(0))

        /// How many bytes up to an offset are new.
        func advance(to offset: Int64) -> Int64 {
            reached.withLock { reached in
                let new = max(0, offset - reached)
                reached += new
                return new
            }
        }
    }

    init(_ source: any ObjectSource, _ pace: ExportPace) {
        self.source = source
        self.pace = pace
    }

    func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        let bytes = try await source.read(at: offset, upTo: count)
        await pass(to: offset + Int64(bytes.count))
        return bytes
    }

    func sha256(of range: Range<Int64>) async throws(ConnectorError) -> [UInt8]? {
        guard let digest = try await source.sha256(of: range) else { return nil }
        await pass(to: range.upperBound)
        return digest
    }

    private func pass(to offset: Int64) async {
        let new = mark.advance(to: offset)
        if new > 0 { await pace.pass(new) }
    }
}
