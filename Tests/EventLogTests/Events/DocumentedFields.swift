import MooringModel

/// The fields of some objects of one kind, by path, with their JSON types.
struct DocumentedFields {
    /// Objects that hold what somebody else describes: a connector, a check.
    private static let opaque: Set<String> = ["bucket", "configuration", "checks[].arguments"]

    private var names: [String: [String]] = [:]
    private var objects: [String: Int] = [:]
    private var found: [String: String] = [:]

    init(of values: [JSONValue]) {
        for value in values { visit(value, at: "") }
    }

    /// With a question mark where an object lacks the field that another of the same path has.
    var types: [String: String] {
        var types: [String: String] = [:]
        for (parent, names) in names {
            for name in Set(names) {
                let path = parent.isEmpty ? name : parent + "." + name
                let isAlwaysThere = names.count { $0 == name } == objects[parent]
                types[path] = (found[path] ?? "") + (isAlwaysThere ? "" : "?")
            }
        }
        return types
    }

    private mutating func visit(_ value: JSONValue, at path: String) {
        guard !Self.opaque.contains(path) else { return }
        switch value {
        case .object(let object):
            objects[path, default: 0] += 1
            for member in object.members {
                let inner = path.isEmpty ? member.name : path + "." + member.name
                names[path, default: []].append(member.name)
                found[inner] = member.value.typeName
                visit(member.value, at: inner)
            }
        case .array(let elements):
            for element in elements { visit(element, at: path + "[]") }
        default: break
        }
    }
}
