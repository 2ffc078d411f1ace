internal import MooringModel

// Malformed identifiers are found before anything is sent, and the message shows what a right one looks like.

extension Identifier {
    static func argument(_ text: String) throws(ArgumentFault) -> Self {
        guard let identifier = Self(text) else {
            throw ArgumentFault("it is \(Subject.prefix)- and 26 letters and digits, as the lists show it")
        }
        return identifier
    }
}

extension GivenIdentifier {
    static func argument(_ text: String) throws(ArgumentFault) -> Self {
        guard let identifier = Self(text) else {
            throw ArgumentFault("it has 1 to 64 of A-Z a-z 0-9 . _ - and begins with a letter or a digit")
        }
        return identifier
    }
}

extension Region {
    static func argument(_ text: String) throws(ArgumentFault) -> Self {
        guard let region = Self(text) else {
            let clouds = Cloud.allCases.filter { $0 != .local }.map(\.rawValue).joined(separator: ", ")
            throw ArgumentFault("it is a cloud (\(clouds)), a dash and its region, such as aws-us-west-2; or local")
        }
        return region
    }
}

extension Scope {
    static func argument(_ text: String) throws(ArgumentFault) -> Self {
        guard let scope = Self(text) else {
            throw ArgumentFault(
                "it is the word installation, an organization's (org-…) or a project's (proj-…) id, or cluster/ and a cluster's"
            )
        }
        return scope
    }
}

extension Timestamp {
    static func argument(_ text: String) throws(ArgumentFault) -> Self {
        guard let time = Self(text) else { throw ArgumentFault("write it like 2026-05-01T12:30:00Z") }
        return time
    }
}
