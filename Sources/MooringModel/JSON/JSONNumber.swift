/// A number that is no integer within ±(2^53 − 1): a fraction, or a number from 10^21 on, which is written with an exponent.
///
/// What lies between, and infinity, and what is not a number, cannot be a value: as a canonical text it would be an integer
/// that is not kept exactly, or no JSON. So whatever can be written can be read again.
public struct JSONNumber: Sendable, Hashable {
    public let value: Double

    fileprivate init(_ value: Double) { self.value = value }
}

extension JSONValue {
    /// The value of a number: ``integer(_:)`` where it is an integer that is kept exactly. nil if JSON has none for it, or
    /// only one that would be read as another integer (see ``JSONNumber``).
    public init?(_ double: Double) {
        if let integer = Int64(exactly: double), integer.magnitude <= Self.largestInteger {
            self = .integer(integer)
        } else if double.isFinite, double.magnitude < 0x1p53 || double.magnitude >= 1e21 {
            self = .number(JSONNumber(double))
        } else {
            return nil
        }
    }
}
