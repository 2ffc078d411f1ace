import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// What becomes of an export that did not come to its end.
    static let interruption: [Guarantee] = [
        Guarantee("an export that an error ended goes on with what it saved") { story in
            for place in try await story.placesToInterrupt() {
                let key = "failed/\(place)"
                let before = try await story.contents()
                let saved = SavedValues()
                await story.failExport(to: key, at: place, save: saved)
                #expect(try await story.contents()[key] == nil)
                let source = RecordedSource(story.large)
                try await story.export(source, size: story.large.count, to: key, resume: saved.resume, save: saved)
                #expect(source.frontier == Int64(story.large.count))
                #expect(try await story.contents() == before.with(story.large, at: key), "at the read \(place)")
            }
        },
        Guarantee("an export that was interrupted again and again arrives in the end") { story in
            let before = try await story.contents()
            let saved = SavedValues()
            for _ in 1...3 { await story.failExport(to: story.key, at: 1, save: saved, resume: saved.resume) }
            try await story.export(story.large, resume: saved.resume, save: saved)
            try await story.expectArrival(of: story.large, since: before)
        },
        Guarantee("an export whose process died goes on with what it saved, and is not harmed if it wakes up") {
            story in
            for place in try await story.placesToInterrupt() {
                let key = "died/\(place)"
                let before = try await story.contents()
                let stalled = await story.stallExport(to: key, at: place)
                #expect(try await story.contents()[key] == nil)
                try await story.export(
                    story.large, to: key, resume: stalled.saved.resume, save: SavedValues())
                let after = before.with(story.large, at: key)
                #expect(try await story.contents() == after, "at the read \(place)")
                await stalled.fail()
                #expect(try await story.contents() == after, "at the read \(place)")
            }
        },
        Guarantee("an object of which a part was sent, and that is another one now, arrives as it is now") { story in
            let before = try await story.contents()
            let saved = SavedValues()
            await story.failExport(to: story.key, at: 1, save: saved)
            let changed = Bytes.made(story.large.count, seed: 77)
            do {
                try await story.export(changed, resume: saved.resume, save: saved)
                try await story.expectArrival(of: changed, since: before)
            } catch let error as ConnectorError {
                #expect(error.code == ConnectorError.sourceChanged)
                try await story.abandon(saved)
                #expect(try await story.contents() == before)
            }
        },
    ]
}
