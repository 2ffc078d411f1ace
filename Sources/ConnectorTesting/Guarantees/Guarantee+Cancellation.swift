import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// What a cancellation does.
    static let cancellation: [Guarantee] = [
        Guarantee("a canceled export ends, and nothing is at the key") { story in
            for place in try await story.placesToInterrupt().dropLast() {
                let (key, saved, gate) = ("canceled/\(place)", SavedValues(), Gate())
                let before = try await story.contents()
                let source = RecordedSource(story.large) { read async throws(ConnectorError) in
                    if read.index == place { await gate.pass() }
                }
                let export = Task {
                    defer { gate.arrive() }
                    return try await story.export(source, size: story.large.count, to: key, save: saved)
                }
                await gate.reached()
                export.cancel()
                gate.open()
                let error = await #expect(throws: ConnectorError.self) { try await export.value }
                #expect(error?.code == ConnectorError.canceled)
                #expect(try await story.contents()[key] == nil)
                try await story.abandon(saved, at: key)
                #expect(try await story.contents() == before)
            }
        },
        Guarantee("a cancellation reaches a source that does not answer") { story in
            let (gate, saved) = (Gate(), SavedValues())
            let before = try await story.contents()
            let source = RecordedSource(story.small) { _ async throws(ConnectorError) in
                await gate.pass()
                throw ConnectorError(ConnectorError.canceled, "The read was canceled.")
            }
            let export = Task {
                defer { gate.arrive() }
                return try await story.export(source, size: story.small.count, save: saved)
            }
            await gate.reached()
            export.cancel()
            let error = await #expect(throws: ConnectorError.self) { try await export.value }
            #expect(error?.code == ConnectorError.canceled)
            try await story.abandon(saved)
            #expect(try await story.contents() == before)
        },
        Guarantee("an export that was canceled before it began sends nothing") { story in
            let before = try await story.contents()
            let saved = SavedValues()
            let export = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await story.export(story.small, save: saved)
            }
            let error = await #expect(throws: ConnectorError.self) { try await export.value }
            #expect(error?.code == ConnectorError.canceled)
            try await story.abandon(saved)
            #expect(try await story.contents() == before)
        },
    ]
}
