import Foundation

/// What docs/events.md says.
struct EventDocument {
    var envelope: [String: String] = [:]
    var events: [Section] = []
    var meanings: [(String, String)] = []

    struct Section {
        var stream: String
        var type: String
        var schema: Int?
        var fields: [String: String] = [:]
    }

    init(reading path: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        var stream: String?
        for line in text.split(separator: "\n") {
            if let match = line.wholeMatch(of: /## Stream `([a-z]+)\/.*`/) {
                stream = String(match.1)
            } else if let match = line.wholeMatch(of: /### `(.+)`/), let stream {
                events.append(Section(stream: stream, type: String(match.1)))
            } else if let match = line.prefixMatch(of: /Schema (\d+)\./), !events.isEmpty {
                events[events.count - 1].schema = Int(match.1)
            } else if let match = line.wholeMatch(of: /\| `(.+?)` \| ([a-z]+\??) \| (.*) \|/) {
                let (name, type) = (String(match.1), String(match.2))
                meanings.append((name, String(match.3)))
                if events.isEmpty { envelope[name] = type } else { events[events.count - 1].fields[name] = type }
            }
        }
    }
}
