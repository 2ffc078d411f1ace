/// An object to read, as it was when it was listed.
public struct SourceObject: Sendable, Hashable {
    public var key: String
    public var size: Int64
    /// Which content this is: another one has another tag.
    public var entityTag: String

    public init(key: String, size: Int64, entityTag: String) {
        self.key = key
        self.size = size
        self.entityTag = entityTag
    }
}
