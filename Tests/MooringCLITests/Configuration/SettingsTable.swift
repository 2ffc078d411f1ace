import Foundation

/// The settings as docs/operations.md lists them.
struct SettingsTable {
    var rows: [Row] = []

    struct Row {
        var flag: String
        var variable: String
        /// The names in the file from the outermost object on, with dots between.
        var key: String
        /// What it is without being set; nil where the table says it in words.
        var standard: String?
    }

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let text = try String(contentsOf: root.appending(path: "docs/operations.md"), encoding: .utf8)
        let pattern = /\| `(--[a-z0-9-]+)` \| `(MOORING_[A-Z0-9_]+)` \| `([A-Za-z0-9.]+)` \| (.+?) \| .+ \|/
        for line in text.split(separator: "\n") {
            guard let match = line.wholeMatch(of: pattern) else { continue }
            rows.append(
                Row(
                    flag: String(match.1), variable: String(match.2), key: String(match.3),
                    standard: match.4.wholeMatch(of: /`(.+)`/).map { String($0.1) }))
        }
    }
}
