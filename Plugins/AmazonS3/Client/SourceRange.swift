internal import ConnectorKit
internal import NIOCore

/// A range of a source, not empty, as it is sent: piece after piece. Two are on their way at most.
struct SourceRange: Sendable {
    let source: any ObjectSource
    let offset: Int64
    let count: Int64

    static let chunk: Int64 = 768 << 10

    /// Writes all of it. What has left is not given back here: whoever is told of that does.
    func write(to body: BodyWriter, _ watch: SendingWatch) async throws {
        let end = offset + count
        var offset = offset
        while true {
            try Task.checkCancellation()
            let piece = try await piece(at: offset, upTo: Int(min(Self.chunk, end - offset)))
            offset += Int64(piece.readableBytes)
            // How long a server may be silent that was sent everything, the client knows.
            guard offset < end else { return body.finish(with: piece) }
            try await watch.wait(for: body.write(piece))
        }
    }

    private func piece(at offset: Int64, upTo wanted: Int) async throws(ConnectorError) -> ByteBuffer {
        let piece = try await source.read(at: offset, upTo: wanted, reusing: PieceBuffers.shared.lend())
        guard piece.readableBytes == wanted else {
            throw ConnectorError(
                ConnectorError.sourceChanged,
                "The source ended at \(offset + Int64(piece.readableBytes)) of \(self.offset + count) bytes.")
        }
        return piece
    }
}
