internal import ConnectorKit

extension ExportObject {
    private static let chunk: Int64 = 256 << 10

    /// The SHA-256 of a range, read in ascending order.
    func digest(_ range: Range<Int64>) async throws(ConnectorError) -> [UInt8] {
        var whole = RunningDigest?.none
        return try await digest(range, &whole)
    }

    /// The same, also adding the range to the digest of a greater whole.
    func digest(_ range: Range<Int64>, also whole: inout RunningDigest) async throws(ConnectorError) -> [UInt8] {
        var optional = Optional(whole)
        let digest = try await digest(range, &optional)
        if let optional { whole = optional }
        return digest
    }

    private func digest(
        _ range: Range<Int64>, _ whole: inout RunningDigest?
    ) async throws(ConnectorError) -> [UInt8] {
        var digest = RunningDigest()
        var offset = range.lowerBound
        while offset < range.upperBound {
            if Task.isCancelled { throw ConnectorError(ConnectorError.canceled, "The export was canceled.") }
            let wanted = Int(min(Self.chunk, range.upperBound - offset))
            let bytes = try await source.read(at: offset, upTo: wanted)
            guard bytes.count == wanted else {
                throw ConnectorError(
                    ConnectorError.sourceChanged,
                    "The source of \"\(key)\" ended after \(offset + Int64(bytes.count)) of \(size) bytes. "
                        + "Export it again when nothing writes to it.")
            }
            digest.update(bytes)
            whole?.update(bytes)
            offset += Int64(wanted)
        }
        return digest.finish()
    }

    /// Compares with the digest that was known before.
    func check(_ digest: [UInt8]) throws(ConnectorError) {
        guard let sha256, sha256 != Digest.hexadecimal(digest) else { return }
        throw ConnectorError(
            ConnectorError.sourceChanged,
            "The source of \"\(key)\" has another SHA-256 than before. Export it again when nothing writes to it.")
    }
}
