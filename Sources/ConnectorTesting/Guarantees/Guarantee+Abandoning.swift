import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// How leftovers are freed.
    static let abandoning: [Guarantee] = [
        Guarantee("abandoning frees what a failed export left, and repeating it is harmless") { story in
            for place in try await story.placesToInterrupt() {
                let before = try await story.contents()
                let saved = SavedValues()
                await story.failExport(to: "failed", at: place, save: saved)
                for _ in 1...2 { try await story.abandon(saved, at: "failed") }
                #expect(try await story.contents() == before, "at the read \(place)")
            }
        },
        Guarantee("abandoning frees what a process left that died, and repeating it is harmless") { story in
            for place in try await story.placesToInterrupt() {
                let before = try await story.contents()
                let stalled = await story.stallExport(to: "died", at: place)
                for _ in 1...2 { try await story.abandon(stalled.saved, at: "died") }
                #expect(try await story.contents() == before, "at the read \(place)")
                await stalled.fail()
                #expect(try await story.contents() == before, "at the read \(place)")
            }
        },
        Guarantee("abandoning an export that came to its end leaves the object where it is") { story in
            let saved = SavedValues()
            try await story.export(story.large, save: saved)
            let before = try await story.contents()
            try await story.abandon(saved)
            #expect(try await story.contents() == before)
            #expect(before[story.key] == Fingerprint(story.large))
        },
        Guarantee("abandoning harms no other export, and none is needed for a key that nothing went to") { story in
            let before = try await story.contents()
            let (left, right) = (SavedValues(), SavedValues())
            await story.failExport(to: "pair/left", at: 1, save: left)
            await story.failExport(to: "pair/right", at: 1, save: right)
            try await story.abandon(left, at: "pair/left")
            try await story.abandon(left, at: "nobody/was/here")
            try await story.export(story.large, to: "pair/right", resume: right.resume, save: right)
            #expect(try await story.contents() == before.with(story.large, at: "pair/right"))
        },
    ]
}
