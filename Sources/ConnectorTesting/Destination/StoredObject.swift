/// Something that a storage holds.
public struct StoredObject: Sendable, Hashable {
    /// The key, relative to the integration's location; or the name of a leftover.
    public var name: String
    /// What it holds.
    public var bytes: [UInt8]

    public init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
