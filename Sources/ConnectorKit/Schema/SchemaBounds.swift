/// A least and a greatest value, either of which may be open.
struct SchemaBounds<Value: Comparable & Sendable>: Sendable {
    var least: Value?
    var greatest: Value?

    func contains(_ value: Value) -> Bool {
        if let least, value < least { return false }
        if let greatest, value > greatest { return false }
        return true
    }

    var isPossible: Bool {
        if let least, let greatest { least <= greatest } else { true }
    }
}
