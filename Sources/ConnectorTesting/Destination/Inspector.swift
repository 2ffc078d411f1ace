/// Looks at a storage behind the connector's back, and acts there as somebody else would.
public protocol Inspector: Sendable {
    /// Everything that the storage holds for the integration: each object by its key, and each leftover of an
    /// unfinished export (an open upload, a partial file) by any name that it alone has.
    func contents() async throws -> [StoredObject]

    /// Puts an object there, over whatever is at the key.
    func put(_ bytes: [UInt8], at key: String) async throws
}
