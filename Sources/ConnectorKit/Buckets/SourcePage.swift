/// One page of a bucket's listing.
public struct SourcePage: Sendable, Hashable {
    public var objects: [SourceObject]
    /// The directories right below the one that was listed, by their keys; none in a deep listing.
    public var directories: [String]
    /// What the next page continues with; nil for the last one.
    public var next: String?

    public init(objects: [SourceObject], directories: [String] = [], next: String? = nil) {
        self.objects = objects
        self.directories = directories
        self.next = next
    }
}
