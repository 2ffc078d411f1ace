import EventLog
import MooringModel
import Projections
import Stores
package import Testing

extension Guarantee {
    /// What holds while many write at once.
    static let writers: [Guarantee] = [
        Guarantee("200 appends at once on 20 streams have no gaps, and each receipt tells the truth") { story in
            let ids = try await story.appendDrafts(20)
            let appends = (0..<200).map { index in
                let first = story.described(ids[index % 20], "\(index)")
                let second = story.described(ids[(index + 7) % 20], "\(index) again")
                return story.appending(index % 3 == 0 ? [first, second] : [first])
            }
            let receipts = try await story.appendAtOnce(appends).map { try $0.get() }
            let all = try await story.allEvents().map(\.event)
            #expect(all.map(\.position.value) == (1...287).map(Int64.init))
            #expect(zip(all, all.dropFirst()).allSatisfy { $0.at <= $1.at })
            for (append, receipt) in zip(appends, receipts) {
                let recorded = all.filter { receipt.positions.contains($0.position) }
                #expect(recorded.map(\.id) == append.events.map(\.id))
                let versions = Dictionary(recorded.map { ($0.stream, $0.version) }, uniquingKeysWith: max)
                #expect(receipt.versions == versions)
            }
            for id in ids {
                let versions = all.filter { $0.stream == .integration(id) }.map(\.version.value)
                #expect(versions == (1...Int64(versions.count)).map { $0 })
                #expect(
                    try await story.store.views.row(.integration, key: id.description, asOf: nil)?.version.value
                        == versions.last)
            }
            try await story.expectSound()
        },
        Guarantee("of many who expect the same version one is recorded, and the others are told the version") { story in
            let id = try await story.appendDrafted(name: nil)
            let stream = StreamName.integration(id)
            let results = await story.appendAtOnce(
                (0..<50).map { index in
                    story.appending(
                        [story.described(id, "\(index)")], expecting: [stream: .version(Version(1))])
                })
            #expect(results.count { (try? $0.get()) != nil } == 1)
            let refused = AppendError.stream(stream, expected: .version(Version(1)), actual: Version(2))
            #expect(results.count { $0 == .failure(refused) } == 49)
            #expect(try await story.versions(of: stream) == [1, 2])
        },
        Guarantee("of many who take one name at once one gets it, and the others are told who holds it") { story in
            let ids = (0..<50).map { _ in story.newID(IntegrationID.self) }
            let results = await story.appendAtOnce(
                ids.enumerated().map { index, id in
                    story.appending([story.drafted(id, name: index % 2 == 0 ? "Backups" : "BACKUPS")])
                })
            let winner = try #require(zip(ids, results).first { (try? $0.1.get()) != nil }).0
            let refused = AppendError.claim(story.nameClaim("backups"), holder: .integration(winner))
            #expect(results.count { $0 == .failure(refused) } == 49)
            #expect(try await story.allEvents().map(\.event.stream) == [.integration(winner)])
        },
        Guarantee("of nested places taken at once one is taken") { story in
            let ids = try await story.appendDrafts(20)
            let appends = ids.enumerated().map { index, id in
                story.appending([story.added(id, at: String(repeating: "a/", count: index))])
            }
            let results = await story.appendAtOnce(appends)
            let winner = try #require(zip(ids, results).first { (try? $0.1.get()) != nil }).0
            for case .failure(let error) in results {
                guard case .claim(_, let holder) = error else {
                    Issue.record("refused for another reason: \(error)")
                    continue
                }
                #expect(holder == .integration(winner))
            }
            #expect(try await story.store.events.head().position == Position(21))
        },
        Guarantee("of an export requested through an integration and its deletion at once one is recorded") { story in
            let ids = try await story.appendDrafts(20)
            let appends = try ids.flatMap { id in
                let job = story.newID(JobID.self)
                // Each writes one of the streams and only reads the other.
                return [try story.exportRequested(job, through: id), story.deleted(id)].map { event in
                    story.appending(
                        [event], expecting: [.integration(id): .version(Version(1)), .job(job): .empty])
                }
            }
            let results = await story.appendAtOnce(appends)
            for pair in stride(from: 0, to: results.count, by: 2) {
                #expect(results[pair...(pair + 1)].count { (try? $0.get()) != nil } == 1)
            }
        },
        Guarantee("a refused append leaves those beside it alone") { story in
            let ids = try await story.appendDrafts(10)
            let holder = try await story.appendDrafted(name: "backups")
            let appends = (0..<100).map { index in
                let event = story.described(ids[index % 10], "\(index)")
                return switch index % 5 {
                case 1: story.appending([event], expecting: [.integration(ids[index % 10]): .empty])
                case 2: story.appending([event, story.drafted(story.newID(), name: "Backups")])
                case 3: story.appending([event, story.described(holder, String(repeating: "x", count: 65_536))])
                default: story.appending([event])
                }
            }
            let results = await story.appendAtOnce(appends)
            for (index, result) in results.enumerated() {
                #expect(((try? result.get()) != nil) == ![1, 2, 3].contains(index % 5))
            }
            #expect(try await story.positions(EventQuery()) == (1...51).map(Int64.init))
            try await story.expectSound()
        },
        Guarantee("once a position has been read, nothing at or below it appears later") { story in
            let ids = try await story.appendDrafts(10)
            let reader = Task {
                var seen: [EventID] = []
                for await position in story.store.events.commits() {
                    let all = try await story.allEvents().map(\.event.id)
                    #expect(all.count >= position.value && Array(all.prefix(seen.count)) == seen)
                    seen = all
                    if seen.count == 110 { break }
                }
                return seen
            }
            for result in await story.appendAtOnce(
                (0..<100).map { story.appending([story.described(ids[$0 % 10], "")]) })
            {
                _ = try result.get()
            }
            #expect(try await reader.value == story.allEvents().map(\.event.id))
        },
    ]
}

extension Story {
    /// That the log verifies, its root is the head's, and the views are what the events make of them.
    package func expectSound(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let (head, report) = (try await store.events.head(), try await store.maintenance.verify())
        #expect(
            report == VerificationReport(events: head.position.value, root: head.root, firstBad: nil),
            sourceLocation: sourceLocation)
        let rebuilt = try await store.maintenance.rebuildViews(replace: false)
        #expect(
            rebuilt.through == head.position && rebuilt.differences.isEmpty, "\(rebuilt)",
            sourceLocation: sourceLocation)
    }
}
