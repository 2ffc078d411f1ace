internal import MooringModel

extension SchemaNode {
    /// The value with the defaults of its missing members, at every depth. A missing object is not made up for the
    /// sake of the defaults in it.
    func withDefaults(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(var object) where type == .object:
            for property in properties {
                object[property.name] =
                    object[property.name].map(property.schema.withDefaults) ?? property.schema.defaultValue
            }
            return .object(object)
        case .array(let elements):
            guard let items = items.first else { return value }
            return .array(elements.map(items.withDefaults))
        default: return value
        }
    }
}
