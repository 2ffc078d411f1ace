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
    }

    public init() {}

    public var isEmpty: Bool { members.isEmpty }
    public var names: [String] { members.map(\.name) }

    /// The member's value. Setting nil removes the member.
    public subscript(name: String) -> JSONValue? {
        get {
            let index = position(of: name)
            return index < members.count && members[index].name.utf8Equals(name) ? members[index].value : nil
        }
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

    /// Adds a member whose name is not there yet; false, and nothing changed, if it is.
    mutating func insertNew(name: String, value: JSONValue) -> Bool {
        // Canonical text has its members in order already: the usual case costs one comparison.
        if let last = members.last, !last.name.utf16Precedes(name) {
            let index = position(of: name)
            if index < members.count && members[index].name.utf8Equals(name) { return false }
            members.insert(Member(name: name, value: value), at: index)
        } else {
            members.append(Member(name: name, value: value))
        }
        return true
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

extension String {
    /// Equal bytes, and not Swift's canonical equivalence: "é" and "e\u{301}" are two names in JSON.
    func utf8Equals(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Whether this string comes before the other by UTF-16 code units (RFC 8785, section 3.2.3).
    ///
    /// The order of UTF-8 bytes is the same, but for characters outside the basic plane (lead bytes F0 to F4), which
    /// UTF-16 writes with surrogates and thereby before U+E000 to U+FFFF (lead bytes EE and EF).
    func utf16Precedes(_ other: String) -> Bool {
        var left = utf8.makeIterator()
        var right = other.utf8.makeIterator()
        while true {
            switch (left.next(), right.next()) {
            case (let a?, let b?):
                if a == b { continue }
                if a >= 0xEE && b >= 0xEE && (a >= 0xF0) != (b >= 0xF0) { return a >= 0xF0 }
                return a < b
            case (nil, _?): return true
            case (_, nil): return false
            }
        }
    }
}
