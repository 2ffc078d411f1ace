import MooringModel

extension JSONValue {
    /// The same object with another value for one member; without it for nil.
    func with(_ name: String, _ value: JSONValue?) -> JSONValue {
        guard case .object(var object) = self else { return self }
        object[name] = value
        return .object(object)
    }
}
