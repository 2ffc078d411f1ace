import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// What several tasks at once may do.
    static let concurrency: [Guarantee] = [
        Guarantee("many objects at once arrive, through one connector") { story in
            let connector = try story.connector()
            var expected = try await story.contents()
            let objects = (0..<24).map { index in
                (key: "many/\(index % 5)/deep/\(index)", bytes: Bytes.made(50_000 + index, seed: UInt64(index + 1)))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for object in objects {
                    group.addTask {
                        let export = ExportObject(
                            key: object.key, size: Int64(object.bytes.count), source: RecordedSource(object.bytes))
                        let receipt = try await connector.export(export, resume: nil) { _ in }
                        #expect(!receipt.wasThere)
                    }
                }
                try await group.waitForAll()
            }
            for object in objects { expected = expected.with(object.bytes, at: object.key) }
            #expect(try await story.contents() == expected)
        },
        Guarantee("one object exported by two at once is there once, whole") { story in
            let before = try await story.contents()
            let endings = await story.race(story.large, story.large)
            for case .failure(let error) in endings { #expect(error.isRetryable, "\(error)") }
            #expect(endings.contains { if case .success = $0 { true } else { false } })
            try await story.expectArrival(of: story.large, since: before)
        },
        Guarantee("of two objects exported to one key at once, one is there whole and the other is refused") { story in
            let before = try await story.contents()
            let other = Bytes.made(story.large.count, seed: 5)
            let endings = await story.race(story.large, other)
            let winners = zip([story.large, other], endings).filter {
                if case .success = $0.1 { true } else { false }
            }
            for case .failure(let error) in endings {
                #expect(error.code == ConnectorError.alreadyExists || error.isRetryable, "\(error)")
            }
            #expect(winners.count == 1)
            try await story.expectArrival(of: winners.first?.0 ?? [], since: before)
        },
    ]
}

extension Story {
    /// Exports two objects to one key, neither of which ends before both have begun.
    fileprivate func race(
        _ left: [UInt8], _ right: [UInt8]
    ) async -> [Result<ExportReceipt, ConnectorError>] {
        let gates = [Gate(), Gate()]
        async let first = ending(of: left, gate: gates[0])
        async let second = ending(of: right, gate: gates[1])
        for gate in gates { await gate.reached() }
        for gate in gates { gate.open() }
        return await [first, second]
    }

    private func ending(of bytes: [UInt8], gate: Gate) async -> Result<ExportReceipt, ConnectorError> {
        let saved = SavedValues()
        let source = RecordedSource(bytes) { read async throws(ConnectorError) in
            if read.index == 0 { await gate.pass() }
        }
        defer { gate.arrive() }
        do {
            return .success(try await export(source, size: bytes.count, save: saved))
        } catch {
            do {
                try await abandon(saved)
            } catch {
                Issue.record(error, "what the loser left is not freed")
            }
            return .failure(error as? ConnectorError ?? ConnectorError(ConnectorError.unexpected, "\(error)"))
        }
    }
}
