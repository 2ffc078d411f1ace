/// Why a text is no JSON that Mooring takes, and where.
public struct JSONSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong and what would be right, as a sentence without its full stop.
    public var reason: String
    /// Bytes before the place.
    public var offset: Int

    public var description: String { "\(reason) (at byte \(offset))" }
}
