/// An object at the destination.
public struct FoundObject: Sendable, Hashable {
    public var size: Int64
    /// As in ``ExportReceipt/checksums``; empty where learning one would mean reading a large object.
    public var checksums: [String: String]

    public init(size: Int64, checksums: [String: String] = [:]) {
        self.size = size
        self.checksums = checksums
    }
}
