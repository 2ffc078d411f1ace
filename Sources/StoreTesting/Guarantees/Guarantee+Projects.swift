import EventLog
import MooringModel
import Stores
import Testing

extension Guarantee {
    /// How a project's events are chained.
    static let projects: [Guarantee] = [
        Guarantee("a project's events count 1, 2, 3 … and each names the leaf of the one before") { story in
            try await story.appendTenancy()
            let id = try await story.appendDrafted(name: "backups")
            _ = try await story.appendDrafted(name: "ads", of: story.otherProject)
            try await story.append(
                story.described(id, "once"), story.projectRenamed(story.otherProject, to: "Adverts"),
                story.described(id, "twice"), story.organizationCreated(name: "Another"))

            let all = try await story.allEvents()
            for (project, count) in [(story.project, 5), (story.otherProject, 3)] {
                let chain = all.filter { $0.event.project == project }
                #expect(chain.map(\.event.projectSequence) == (1...count).map(Int64.init))
                #expect(
                    chain.map(\.event.projectPrevious) == [nil] + chain.dropLast().map(\.leaf.description))
            }
            for stored in all where stored.event.project == nil {
                #expect(stored.event.projectSequence == nil && stored.event.projectPrevious == nil)
            }
        },
        Guarantee("the heads of the projects tell each one's number of events and latest leaf") { story in
            #expect(try await story.store.maintenance.projectHeads().isEmpty)
            try await story.appendTenancy()
            _ = try await story.appendDrafted(name: "backups")
            let all = try await story.allEvents()
            let heads = try await story.store.maintenance.projectHeads().sorted { $0.project < $1.project }
            #expect(
                heads == [
                    LogEvent.ProjectHead(project: story.project, events: 3, lastLeaf: all[4].leaf.description),
                    LogEvent.ProjectHead(project: story.otherProject, events: 1, lastLeaf: all[2].leaf.description),
                ])
        },
        Guarantee("a refused append leaves a project's chain as it was") { story in
            try await story.appendTenancy()
            try await story.expectUnchanged {
                await #expect(throws: AppendError.self) {
                    try await story.append(
                        story.projectRenamed(to: "Find"), story.projectRenamed(story.otherProject, to: "Find"))
                }
            }
            try await story.append(story.projectRenamed(to: "Find"))
            #expect(try await story.allEvents().last?.event.projectSequence == 3)
        },
    ]
}
