import ConnectorKit
import MooringModel
import Testing

extension Story {
    /// Exports the large object until a read fails.
    func failExport(to key: String, at place: Int, save: SavedValues, resume: JSONValue? = nil) async {
        let source = RecordedSource(large) { read async throws(ConnectorError) in
            if read.index >= place { throw Self.failure }
        }
        await #expect(throws: Self.failure) {
            try await export(source, size: large.count, to: key, resume: resume, save: save)
        }
    }

    /// Exports the large object until a read does not return: as far as the destination can tell, the process died.
    func stallExport(to key: String, at place: Int) async -> StalledExport {
        let (gate, saved) = (Gate(), SavedValues())
        let source = RecordedSource(large) { read async throws(ConnectorError) in
            guard read.index >= place else { return }
            await gate.pass()
            throw Self.failure
        }
        let task = Task {
            defer { gate.arrive() }
            return try await export(source, size: large.count, to: key, save: saved)
        }
        await gate.reached()
        return StalledExport(saved: saved, gate: gate, task: task)
    }

    /// What a source says that cannot be read just now.
    static let failure = ConnectorError(
        ConnectorError.unavailable, "The disk of the source does not answer.", isRetryable: true)
}
