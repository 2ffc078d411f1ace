extension ConnectorDescriptor {
    /// The first thing in which this descriptor contradicts itself, nil if there is none.
    var flaw: String? {
        guard kind.isWord else { return "a kind has 1 to 64 lower-case letters, digits and dashes" }
        guard !clouds.isEmpty else { return "it names no cloud" }
        guard !checks.isEmpty else { return "it has no check, so that a validation would prove nothing" }
        var earlier: Set<String> = []
        for check in checks {
            guard check.id.isWord else {
                return "the check \"\(check.id)\" needs a name of 1 to 64 lower-case letters, digits and dashes"
            }
            if let unknown = check.requires.first(where: { !earlier.contains($0) }) {
                return "the check \"\(check.id)\" waits for \"\(unknown)\", which is not an earlier check"
            }
            if let taken = check.messages.keys.sorted().first(where: { RunMessage(rawValue: $0) != nil }) {
                return "the check \"\(check.id)\" has a message \"\(taken)\", a name that every check has already"
            }
            guard earlier.insert(check.id).inserted else { return "two checks have the name \"\(check.id)\"" }
        }
        return nil
    }
}

extension String {
    fileprivate var isWord: Bool {
        (1...64).contains(utf8.count)
            && utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
