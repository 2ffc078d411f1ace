import EventLog
import MooringModel
import Stores
import Testing

extension Guarantee {
    /// What a follower of the log is told.
    static let commits: [Guarantee] = [
        Guarantee("a follower is told the present position at once") { story in
            var empty = story.store.events.commits().makeAsyncIterator()
            #expect(await empty.next() == .start)
            try await story.appendTenancy()
            var full = story.store.events.commits().makeAsyncIterator()
            #expect(await full.next() == Position(4))
        },
        Guarantee("every follower is told of every commit, and of no refusal") { story in
            var followers = [story.store.events.commits(), story.store.events.commits()].map {
                $0.makeAsyncIterator()
            }
            for index in followers.indices { #expect(await followers[index].next() == .start) }
            for last: Int64 in [2, 4] {
                await #expect(throws: AppendError.self) {
                    try await story.append(
                        story.clusterRegistered(), expecting: [.cluster(story.cluster): .version(Version(9))])
                }
                try await story.append(story.described(story.newID(), ""), story.described(story.newID(), ""))
                for index in followers.indices { #expect(await followers[index].next() == Position(last)) }
            }
        },
        Guarantee("a slow follower is told positions that only grow, and the newest in the end") { story in
            let commits = story.store.events.commits()
            _ = try await story.appendDrafts(30)
            var last: Position?
            for await position in commits {
                #expect(last.map { $0 < position } ?? true)
                last = position
                if position == Position(30) { break }
            }
            #expect(last == Position(30))
        },
    ]
}
