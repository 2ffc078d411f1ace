/// The place that an integration writes to, so that no two write to the same or to nested ones.
public struct StorageLocation: Sendable, Hashable {
    /// What shares one space of container names: a partition (`aws`, `aws-cn`), an endpoint, `local`.
    public var authority: String
    /// The bucket, or the allowed root directory.
    public var container: String
    /// The segments of the prefix below it; empty for the whole container.
    public var prefix: [String]

    public init(authority: String, container: String, prefix: [String]) {
        self.authority = authority
        self.container = container
        self.prefix = prefix
    }

    /// Equal bytes: buckets and file systems take a composed and a decomposed "é" for two names.
    public static func == (left: Self, right: Self) -> Bool {
        left.authority.utf8Equals(right.authority) && left.container.utf8Equals(right.container)
            && left.prefix.elementsEqual(right.prefix) { $0.utf8Equals($1) }
    }

    package var json: JSONValue {
        [
            "authority": .string(authority), "container": .string(container),
            "prefix": .array(prefix.map(JSONValue.string)),
        ]
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        self.init(
            authority: try fields.string("authority"), container: try fields.string("container"),
            prefix: try fields.strings("prefix"))
    }
}
