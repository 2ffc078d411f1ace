/// What the destination holds after an export.
public struct ExportReceipt: Sendable, Hashable {
    public var size: Int64
    /// By algorithm: `sha256` as lower-case hexadecimal digits, and the provider's own, such as `etag`, as it gives them.
    public var checksums: [String: String]
    /// Whether the object was there before, with the same content, and nothing was sent.
    public var wasThere: Bool

    public init(size: Int64, checksums: [String: String], wasThere: Bool = false) {
        self.size = size
        self.checksums = checksums
        self.wasThere = wasThere
    }
}
