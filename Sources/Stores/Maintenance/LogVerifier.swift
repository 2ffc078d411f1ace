import EventLog
import MooringModel

/// Recomputes a log from the bytes of its events, taken one after another from the first.
package struct LogVerifier: Sendable {
    private var tree = TreeFrontier()
    private var at: Timestamp?
    private var versions: [StreamName: Version] = [:]
    private var projects: [ProjectID: (events: Int64, lastLeaf: TreeHash)] = [:]
    private var firstBad: VerificationReport.Finding?

    package init() {}

    /// What the events taken so far have shown.
    package var report: VerificationReport {
        VerificationReport(events: tree.size, root: tree.root, firstBad: firstBad)
    }

    /// Takes the next event.
    ///
    /// - Parameter stored: its bytes, and what the store says of them: the leaf, and the event as its columns have it.
    /// - Returns: false if it is not as it must be; then it is the last that is taken.
    package mutating func takes(_ stored: StoredEvent) -> Bool {
        guard firstBad == nil else { return false }
        do {
            try take(stored)
            return true
        } catch {
            firstBad = VerificationReport.Finding(position: Position(tree.size + 1), reason: error.reason)
            return false
        }
    }

    private mutating func take(_ stored: StoredEvent) throws(Flaw) {
        let bytes = stored.canonicalBytes
        let leaf = TreeHash.leaf(bytes)
        let event: RecordedEvent
        do { event = try RecordedEvent(canonical: bytes) } catch { throw Flaw(reason: error.description) }

        // By the bytes' own JSON and not by the event: an event of an older schema is another one when it has been read.
        guard (try? JSONValue(parsing: bytes).canonicalBytes) == bytes else {
            throw Flaw(reason: "its bytes are not in canonical form")
        }
        guard bytes.count <= RecordedEvent.maximumBytes else { throw Flaw("bytes", bytes.count, "at most 65535") }
        guard event.position.value == tree.size + 1 else { throw Flaw("position", event.position, tree.size + 1) }
        let version = (versions[event.stream] ?? .empty).next
        guard event.version == version else { throw Flaw("version", event.version, version) }
        if let at, event.at < at { throw Flaw("time", event.at, "\(at) or later") }
        let head = event.project.flatMap { projects[$0] }
        let sequence = event.project.map { _ in (head?.events ?? 0) + 1 }
        guard event.projectSequence == sequence else {
            throw Flaw("projectSequence", event.projectSequence ?? 0, sequence ?? 0)
        }
        guard event.projectPrevious == head?.lastLeaf.description else {
            throw Flaw("projectPrevious", event.projectPrevious ?? "none", head?.lastLeaf.description ?? "none")
        }
        guard stored.leaf == leaf else { throw Flaw("leaf", stored.leaf, leaf) }
        guard stored.event == event else { throw Flaw(reason: "the store's columns say otherwise than its bytes") }

        tree.append(leaf)
        at = event.at
        versions[event.stream] = version
        if let project = event.project, let sequence { projects[project] = (sequence, leaf) }
    }

    private struct Flaw: Error {
        var reason: String

        init(reason: String) { self.reason = reason }

        init(_ what: String, _ found: some CustomStringConvertible, _ expected: some CustomStringConvertible) {
            reason = "its \(what) is \(found) and must be \(expected)"
        }
    }
}
