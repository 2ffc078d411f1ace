/// One page of the objects that a storage holds.
public struct ListedObjects: Sendable, Hashable {
    public var objects: [ListedObject]
    /// What the next page continues with; nil for the last one.
    public var next: String?

    public init(_ objects: [ListedObject], next: String? = nil) {
        self.objects = objects
        self.next = next
    }
}
