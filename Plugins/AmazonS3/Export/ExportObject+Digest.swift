internal import ConnectorKit

extension ExportObject {
    private static let chunk: Int64 = 256 << 10

    /// The SHA-256 of a range, read in ascending order.
    func digest(_ range: Range<Int64>) async throws(ConnectorError) -> [UInt8] {
        var whole = RunningDigest?.none
        return try await digest(range, also: &whole)
    }

    /// All of it; for a small one.
    func bytes() async throws(ConnectorError) -> [UInt8] {
        let bytes = size == 0 ? [] : try await source.read(at: 0, upTo: Int(size))
        guard bytes.count == Int(size) else { throw ended(after: Int64(bytes.count)) }
        return bytes
    }

    /// The SHA-256 of the whole.
    ///
    /// - Parameter bytes: all of it, where that has been read.
    func digest(of bytes: [UInt8]?) async throws(ConnectorError) -> [UInt8] {
        guard let bytes else { return try await digest(0..<size) }
        return try await source.sha256(of: 0..<size) ?? Digest.sha256(bytes)
    }

    /// The same, also adding the range to the digest of a greater whole: until the source proves to be one that hashes by
    /// itself, and so the whole too. Then `whole` becomes nil.
    func digest(_ range: Range<Int64>, also whole: inout RunningDigest?) async throws(ConnectorError) -> [UInt8] {
        if let digest = try await source.sha256(of: range) {
            whole = nil
            return digest
        }
        var digest = RunningDigest()
        var offset = range.lowerBound
        while offset < range.upperBound {
            if Task.isCancelled { throw ConnectorError(ConnectorError.canceled, "The export was canceled.") }
            let wanted = Int(min(Self.chunk, range.upperBound - offset))
            let bytes = try await source.read(at: offset, upTo: wanted)
            guard bytes.count == wanted else {
                throw ended(after: offset + Int64(bytes.count))
            }
            digest.update(bytes)
            whole?.update(bytes)
            offset += Int64(wanted)
        }
        return digest.finish()
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
