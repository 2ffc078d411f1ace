internal import ConnectorKit
internal import NIOCore

extension ExportObject {
    /// The SHA-256 of the whole. Costs nothing where the source has been read and hashes by itself.
    func digest() async throws(ConnectorError) -> [UInt8] {
        if let hashing = source.hashing { return try await hashing.sha256() }
        var whole = Optional(RunningDigest())
        _ = try await pass(over: 0..<size, also: &whole)
        return whole?.finish() ?? []
    }

    /// All of it; for a small one.
    func bytes() async throws(ConnectorError) -> ByteBuffer {
        guard size > 0 else { return ByteBuffer() }
        let bytes = try await source.read(at: 0, upTo: Int(size), reusing: PieceBuffers.shared.lend())
        guard bytes.readableBytes == Int(size) else { throw ended(after: Int64(bytes.readableBytes)) }
        return bytes
    }

    /// Reads a range in ascending order, and takes checksums beside that: a piece is summed while the next one is read.
    ///
    /// - Parameters:
    ///   - checksum: of the range; nil for none.
    ///   - whole: the digest of a greater whole, which takes the range in too; nil where the source takes that itself.
    /// - Returns: the checksum of the range; empty for none.
    func pass(
        over range: Range<Int64>, taking checksum: Checksum? = nil, also whole: inout RunningDigest?
    ) async throws(ConnectorError) -> [UInt8] {
        var sums = Sums(part: checksum.map { RunningChecksum($0) }, whole: whole)
        var last: ByteBuffer?
        var offset = range.lowerBound
        while offset < range.upperBound {
            if Task.isCancelled { throw ConnectorError(ConnectorError.canceled, "The export was canceled.") }
            let (before, piece) = (sums, last)
            async let summed = before.updated(piece)
            let wanted = Int(min(SourceRange.chunk, range.upperBound - offset))
            let next = try await source.read(at: offset, upTo: wanted, reusing: PieceBuffers.shared.lend())
            guard next.readableBytes == wanted else { throw ended(after: offset + Int64(next.readableBytes)) }
            sums = await summed
            if let last { PieceBuffers.shared.giveBack(last) }
            last = next
            offset += Int64(wanted)
        }
        sums = sums.updated(last)
        if let last { PieceBuffers.shared.giveBack(last) }
        whole = sums.whole
        return sums.part?.finish() ?? []
    }

    private struct Sums: Sendable {
        var part: RunningChecksum?
        var whole: RunningDigest?

        func updated(_ bytes: ByteBuffer?) -> Sums {
            guard let bytes else { return self }
            var updated = self
            updated.part?.update(bytes)
            updated.whole?.update(bytes)
            return updated
        }
    }

    private func ended(after count: Int64) -> ConnectorError {
        ConnectorError(
            ConnectorError.sourceChanged,
            "The source of \"\(key)\" ended after \(count) of \(size) bytes. "
                + "Export it again when nothing writes to it.")
    }

    /// Compares with the digest that was known before.
    func check(_ digest: [UInt8]) throws(ConnectorError) {
        guard let sha256, sha256 != Digest.hexadecimal(digest) else { return }
        throw ConnectorError(
            ConnectorError.sourceChanged,
            "The source of \"\(key)\" has another SHA-256 than before. Export it again when nothing writes to it.")
    }
}
