package import MooringModel

/// How far the entries of each source have been taken. Pure; every implementation of the spool decides by it.
package struct SpoolMarks: Sendable, Hashable {
    /// The most sources that are remembered for one cluster. Those that sent last are.
    package static let capacity = 4_096

    private var marks: [String: Mark] = [:]
    private var uses: Int64 = 0

    private struct Mark: Sendable, Hashable {
        var extent: Extent
        /// The higher, the later.
        var use: Int64
    }

    package enum Extent: Sendable, Hashable {
        case through(Int64)
        case whole(digest: String)
    }

    package init() {}

    /// What there is to do with entries that come now.
    package enum Finding: Sendable, Hashable {
        case new(AuditEntries, repeated: Int)
        case refused(SpoolOutcome)
    }

    package func finding(for entries: AuditEntries) -> Finding {
        guard let key = entries.key, let mark = marks[key.source] else { return .new(entries, repeated: 0) }
        let none = entries.dropping(first: entries.entries.count)
        switch (key.place, mark.extent) {
        case (.whole(let digest), .whole(let known)):
            return digest == known ? .new(none, repeated: entries.entries.count) : .refused(.keyReused)
        case (.range(let range), .through(let known)):
            guard range.lowerBound <= known else { return .refused(.gap(expected: known)) }
            let count = entries.entries.prefix { $0.line.upperBound <= known }.count
            if count < entries.entries.count, entries.entries[count].line.lowerBound < known {
                return .refused(.torn(expected: known))
            }
            return .new(entries.dropping(first: count), repeated: count)
        default: return .refused(.keyReused)
        }
    }

    /// Whether taking something with this key is worth remembering.
    package func isBehind(_ key: AuditEntries.Key?) -> Bool {
        guard let key else { return false }
        return switch (key.place, marks[key.source]?.extent) {
        case (.range(let range), .through(let known)?): range.upperBound > known
        case (_, nil): true
        default: false
        }
    }

    /// Up to which offset a source has been taken; nil if it is not known, or has no offsets.
    package func extent(of source: String) -> Int64? {
        if case .through(let end)? = marks[source]?.extent { end } else { nil }
    }

    package mutating func note(_ key: AuditEntries.Key?) {
        guard let key else { return }
        switch key.place {
        case .range(let range): note(key.source, .through(range.upperBound))
        case .whole(let digest): note(key.source, .whole(digest: digest))
        }
    }

    package mutating func note(_ source: String, _ extent: Extent) {
        uses += 1
        var extent = extent
        if case .through(let end) = extent, case .through(let known)? = marks[source]?.extent {
            extent = .through(max(end, known))
        }
        marks[source] = Mark(extent: extent, use: uses)
        guard marks.count > Self.capacity + Self.capacity / 4 else { return }
        // Now and then, and not with every new source.
        let dropped = marks.sorted { $0.value.use < $1.value.use }.prefix(marks.count - Self.capacity)
        for (source, _) in dropped { marks[source] = nil }
    }

    /// The sources in the order in which they sent last, each with how far it is.
    package var json: JSONValue {
        .array(
            marks.sorted { $0.value.use < $1.value.use }.map { source, mark in
                switch mark.extent {
                case .through(let end): [.string(source), .integer(end)]
                case .whole(let digest): [.string(source), .string(digest)]
                }
            })
    }

    /// nil for what ``json`` has not written.
    package init?(_ json: JSONValue) {
        for element in json.arrayValue ?? [] {
            guard let pair = element.arrayValue, pair.count == 2, let source = pair[0].stringValue else { return nil }
            if let end = pair[1].integerValue {
                note(source, .through(end))
            } else if let digest = pair[1].stringValue {
                note(source, .whole(digest: digest))
            } else {
                return nil
            }
        }
    }
}
