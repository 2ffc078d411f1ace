/// Bytes that must not be seen: a key, a password. It prints as `[secret]`, also inside other values, and cannot be
/// encoded or compared.
///
/// The memory is not wiped: Swift may have copied an array before anyone could wipe it, and a promise that holds only
/// sometimes is worse than none.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let bytes: [UInt8]

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Gives the bytes to `body`, which keeps them no longer than it needs.
    public func withBytes<Result, Failure: Error>(
        _ body: ([UInt8]) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(bytes)
    }

    public var description: String { "[secret]" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
