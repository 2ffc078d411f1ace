/// A checksum that S3 compares with what arrives, and gives back with the object.
enum Checksum: String, Sendable, CaseIterable {
    case sha256, crc32c

    /// In base 64.
    func value(of bytes: [UInt8]) -> String {
        switch self {
        case .sha256: return Base64.text(Digest.sha256(bytes))
        case .crc32c:
            var crc = CRC32C()
            crc.update(bytes)
            return Base64.text(crc.bytes)
        }
    }

    /// The header that a call with these bytes carries.
    func header(of bytes: [UInt8]) -> (name: String, value: String) { (headerName, value(of: bytes)) }

    /// The header that begins an upload whose parts carry it.
    var algorithmHeader: (name: String, value: String) { ("x-amz-checksum-algorithm", rawValue.uppercased()) }

    var headerName: String { "x-amz-checksum-\(rawValue)" }
}
