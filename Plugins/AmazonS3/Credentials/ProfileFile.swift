/// A shared config or credentials file: sections in brackets, and `name = value` in them. (The format is described in
/// "Shared config and credentials files" of the AWS SDKs and Tools reference guide.)
struct ProfileFile: Sendable {
    /// By profile, the settings by their lower-case names.
    private(set) var profiles: [String: [String: String]] = [:]

    init(_ text: String) {
        var profile: String?
        for line in text.split(whereSeparator: \.isNewline) {
            let trimmed = Self.trimmed(line)
            // A line that begins with white space is a nested setting, of which none concerns us.
            guard let first = line.first, !first.isWhitespace, first != "#", first != ";" else { continue }
            if first == "[" {
                profile = Self.name(of: trimmed)
                if let profile, profiles[profile] == nil { profiles[profile] = [:] }
                continue
            }
            let parts = trimmed.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let profile, parts.count == 2 else { continue }
            profiles[profile]?[Self.trimmed(parts[0]).lowercased()] = Self.value(parts[1])
        }
    }

    /// `[profile name]` in a config file, `[name]` in a credentials file. Other sections (`[sso-session x]`) are none.
    private static func name(of line: String) -> String? {
        guard let close = line.firstIndex(of: "]") else { return nil }
        let words = line[line.index(after: line.startIndex)..<close].split(whereSeparator: \.isWhitespace)
        switch words.count {
        case 1: return String(words[0])
        case 2 where words[0] == "profile": return String(words[1])
        default: return nil
        }
    }

    /// Without a comment, which begins after white space.
    private static func value(_ text: Substring) -> String {
        var value = text
        for mark in [" #", " ;", "\t#", "\t;"] {
            if let index = value.indices.first(where: { value[$0...].hasPrefix(mark) }) { value = value[..<index] }
        }
        return trimmed(value)
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
