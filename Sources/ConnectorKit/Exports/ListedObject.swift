/// An object in a storage's list.
public struct ListedObject: Sendable, Hashable {
    /// Relative to the integration's location.
    public var key: String
    /// Its checksums are those that the list itself has.
    public var object: FoundObject

    public init(_ key: String, _ object: FoundObject) {
        self.key = key
        self.object = object
    }
}
