import ConnectorKit
import MooringModel
import Synchronization
import Testing

extension Guarantee {
    /// What is saved, and when.
    static let resuming: [Guarantee] = [
        Guarantee("before anything is left at the destination, a value that finds it is saved") { story in
            let before = try await story.contents()
            let early = Mutex<[String]>([])
            let saved = SavedValues { index async throws(ConnectorError) in
                guard index == 0, let now = try? await story.contents(), now != before else { return }
                early.withLock { $0.append("the first value came after \(now.names.subtracting(before.names))") }
            }
            let source = RecordedSource(story.large) { read async throws(ConnectorError) in
                guard saved.count == 0, let now = try? await story.contents(), now != before else { return }
                early.withLock { $0.append("\(now.names.subtracting(before.names)) at the read \(read.index)") }
            }
            try await story.export(source, size: story.large.count, save: saved)
            #expect(early.withLock(\.self).isEmpty)
        },
        Guarantee("a value that cannot be saved ends the export with that error, and leaves nothing unfound") { story in
            let rehearsal = SavedValues()
            try await story.export(story.large, to: "rehearsal", save: rehearsal)
            let before = try await story.contents()
            for refused in Set([0, rehearsal.count - 1]).filter({ $0 >= 0 && $0 < rehearsal.count }) {
                let failure = ConnectorError("ledger-full", "There is no room for the value.")
                let saved = SavedValues { index async throws(ConnectorError) in
                    if index == refused { throw failure }
                }
                let error = await #expect(throws: ConnectorError.self) {
                    try await story.export(story.large, save: saved)
                }
                #expect(error == failure)
                try await story.abandon(saved)
                #expect(try await story.contents() == before, "the value \(refused) was refused")
            }
        },
    ]
}
