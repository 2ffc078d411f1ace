/// Why a connector cannot be installed.
public struct CatalogError: Error, Sendable, Hashable, CustomStringConvertible {
    public var kind: String
    /// What is wrong and what would be right, without its full stop.
    public var reason: String

    public init(kind: String, reason: String) {
        self.kind = kind
        self.reason = reason
    }

    public var description: String { "The connector \"\(kind)\" cannot be installed: \(reason)." }
}
