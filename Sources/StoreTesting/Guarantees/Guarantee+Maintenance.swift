import EventLog
import MooringModel
import Projections
import Stores
import Testing

extension Guarantee {
    /// What holds for the store as a whole.
    static let maintenance: [Guarantee] = [
        Guarantee("an empty log verifies and rebuilds") { story in try await story.expectSound() },
        Guarantee("verifying recomputes every event, and comes to the head's root") { story in
            var history = RandomHistory(seed: 3)
            try await history.append(60, to: story)
            let head = try await story.store.events.head()
            let report = try await story.store.maintenance.verify()
            #expect(report == VerificationReport(events: head.position.value, root: head.root, firstBad: nil))
        },
        Guarantee("views made anew are the live ones, row for row, whether they replace them or not") { story in
            var history = RandomHistory(seed: 5)
            try await history.append(60, to: story)
            let log = try await FoldedLog(story)
            let before = try await story.allRows()
            for replace in [false, true] {
                let report = try await story.store.maintenance.rebuildViews(replace: replace)
                #expect(
                    report == RebuildReport(through: log.head, rows: Int64(log.rowCount), differences: []),
                    "replacing: \(replace)")
                #expect(try await story.allRows() == before)
            }
            try await log.expectViews(of: story)
        },
        Guarantee("claims and chains go on after views and claims were made anew") { story in
            try await story.appendTenancy()
            let id = try await story.appendDrafted(name: "backups")
            _ = try await story.store.maintenance.rebuildViews(replace: true)
            await #expect(throws: AppendError.claim(story.nameClaim("backups"), holder: .integration(id))) {
                try await story.append(story.drafted(story.newID(), name: "Backups"))
            }
            let receipt = try await story.append(
                story.deleted(id), story.drafted(story.newID(), name: "backups"),
                expecting: [.integration(id): .version(Version(1))])
            #expect(receipt.positions == Position(6)...Position(7))
            try await story.expectSound()
        },
    ]
}
