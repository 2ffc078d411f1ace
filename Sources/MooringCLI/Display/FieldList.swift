package import MooringModel

/// One thing as lines of `field: value`, the values lined up; members of members by their path (`location.container`).
package struct FieldList: Sendable {
    package var fields: [(name: String, value: String)] = []

    /// What stands first, in this order; everything else follows as the server wrote it.
    static let first = ["id", "name", "status", "kind", "title", "organization", "project", "cluster", "region"]

    package init(_ value: JSONValue) {
        let members = value.objectValue?.members ?? []
        for name in Self.first {
            if let value = value[name] { append(name, value) }
        }
        for member in members where !Self.first.contains(member.name) { append(member.name, member.value) }
    }

    private mutating func append(_ name: String, _ value: JSONValue) {
        switch value {
        case .object(let object):
            for member in object.members { append("\(name).\(member.name)", member.value) }
        case .array(let elements) where elements.contains(where: { $0.objectValue != nil }):
            for (index, element) in elements.enumerated() { append("\(name)[\(index)]", element) }
        default: fields.append((name.printable, value.shortText))
        }
    }

    package var lines: [String] {
        let width = (fields.map { $0.name.displayWidth }.max() ?? 0) + 1
        return fields.map { "\(($0.name + ":").padded(to: width)) \($0.value)" }
    }
}
