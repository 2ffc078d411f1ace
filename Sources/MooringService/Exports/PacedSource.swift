import ConnectorKit
import NIOCore
import Synchronization

/// A source whose bytes pass at the pace of its integration. Only what is read for the first time counts: what
/// could not be sent is read again.
struct PacedSource: ObjectSource {
    private let source: any ObjectSource
    private let size: Int64
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

    init(_ source: any ObjectSource, size: Int64, _ pace: ExportPace) {
        self.source = source
        self.size = size
        self.pace = pace
    }

    func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        let bytes = try await source.read(at: offset, upTo: count)
        await pass(to: offset + Int64(bytes.count))
        return bytes
    }

    func read(
        at offset: Int64, upTo count: Int, reusing buffer: consuming ByteBuffer
    ) async throws(ConnectorError) -> ByteBuffer {
        let bytes = try await source.read(at: offset, upTo: count, reusing: consume buffer)
        await pass(to: offset + Int64(bytes.readableBytes))
        return bytes
    }

    private func pass(to offset: Int64) async {
        let new = mark.advance(to: offset)
        if new > 0 { await pace.pass(new) }
    }

    var hashing: (any HashingSource)? { source.hashing.map { Hashing(paced: self, source: $0) } }

    /// What is read for the digest counts as well.
    private struct Hashing: HashingSource {
        let paced: PacedSource
        let source: any HashingSource

        func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
            try await paced.read(at: offset, upTo: count)
        }

        func sha256() async throws(ConnectorError) -> [UInt8] {
            let digest = try await source.sha256()
            await paced.pass(to: paced.size)
            return digest
        }
    }
}
