/// A JSON object: members with unique names, kept in the order in which RFC 8785 writes them (section 3.2.3: by the
/// UTF-16 code units of the name). Equality does not depend on the order in which members came.
///
/// A sorted array and not a dictionary: the objects here have a handful of members, are read once and written in
/// order; building a hash table for each costs more than every look-up saves.
public struct JSONObject: Sendable, Hashable {
    public private(set) var members: [Member] = []

    public struct Member: Sendable, Hashable {
        public var name: String
        public var value: JSONValue

        public static func == (left: Self, right: Self) -> Bool {
            left.name.utf8Equals(right.name) && left.value == right.value
        }
    }

    public init() {}

    public var isEmpty: Bool { members.isEmpty }
    public var names: [String] { members.map(\.name) }

    /// The member's value. Setting nil removes the member.
    public subscript(name: String) -> JSONValue? {
        // From the first on and not by halves: to tell that short names are unequal costs less than to tell their order.
        get { members.first { $0.name.utf8Equals(name) }?.value }
        set {
            let index = position(of: name)
            let exists = index < members.count && members[index].name.utf8Equals(name)
            switch (exists, newValue) {
            case (true, let value?): members[index].value = value
            case (true, nil): members.remove(at: index)
            case (false, let value?): members.insert(Member(name: name, value: value), at: index)
            case (false, nil): break
            }
        }
    }

    /// Adds a member at the end, for the parser: unless its name comes after all others, ``sort()`` must follow.
    mutating func append(name: String, value: JSONValue) {
        if members.isEmpty { members.reserveCapacity(8) }
        members.append(Member(name: name, value: value))
    }

    /// Puts members that were appended in any order into theirs.
    ///
    /// Once at the end, because inserting each at its place takes time that grows with the square of their number.
    ///
    /// - Returns: a name that stands twice, if one does
    mutating func sort() -> String? {
        members.sort { $0.name.utf16Precedes($1.name) }
        return zip(members, members.dropFirst()).first { $0.name.utf8Equals($1.name) }?.0.name
    }

    private func position(of name: String) -> Int {
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if members[middle].name.utf16Precedes(name) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
