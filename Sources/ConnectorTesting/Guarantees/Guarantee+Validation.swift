import ConnectorKit
import MooringModel
import Synchronization
import Testing

extension Guarantee {
    /// What a validation reports, and leaves.
    static let validation: [Guarantee] = [
        Guarantee("a validation yields every check exactly once, in order, as it ends, and passes") { story in
            let streamed = Mutex<[CheckResult]>([])
            let outcome = try await story.connector().validation(story.descriptor.checks) { result in
                streamed.withLock { $0.append(result) }
            }
            story.expectReport(outcome)
            #expect(streamed.withLock(\.self) == outcome.results)
            #expect(outcome.verdict == .passed, "\(outcome.results)")
        },
        Guarantee("a validation leaves nothing behind but what its report names, however often it runs") { story in
            let before = try await story.contents()
            for _ in 1...2 {
                let outcome = try await story.connector().validation(story.descriptor.checks)
                let texts = outcome.results.map { story.descriptor.text(of: $0, in: .english) }
                for name in try await story.contents().names.subtracting(before.names) {
                    #expect(
                        texts.contains { $0.summary.contains(name) || $0.remedy?.contains(name) == true }, "\(name)")
                }
            }
            for name in before.names { #expect(try await story.contents()[name] == before[name]) }
        },
        Guarantee("a read-only integration is validated without writing, and exports nothing") { story in
            let before = try await story.contents()
            let connector = try story.connector(access: .readonly)
            let outcome = await connector.validation(story.descriptor.checks)
            story.expectReport(outcome)
            #expect(outcome.verdict == .passed, "\(outcome.results)")
            let object = ExportObject(
                key: story.key, size: Int64(story.small.count), source: RecordedSource(story.small))
            let error = await #expect(throws: ConnectorError.self) {
                try await connector.export(object, resume: nil) { _ in }
            }
            #expect(error?.isRetryable == false)
            #expect(try await story.contents() == before)
        },
        Guarantee("a storage that does not exist is a failed check and not an error, with a remedy and whose it is") {
            story in
            let connector = try story.connector(of: story.destination.missing)
            let outcome = await connector.validation(story.descriptor.checks)
            story.expectReport(outcome)
            #expect(outcome.verdict == .failed)
            for result in outcome.results where result.status == .failed {
                #expect(result.blame != nil, "\(result.id)")
                #expect(story.descriptor.text(of: result, in: .english).remedy != nil, "\(result.id)")
            }
        },
        Guarantee("nothing is exported to a storage that does not exist, and trying again is no use") { story in
            let connector = try story.connector(of: story.destination.missing)
            let object = ExportObject(
                key: story.key, size: Int64(story.small.count), source: RecordedSource(story.small))
            let error = await #expect(throws: ConnectorError.self) {
                try await connector.export(object, resume: nil) { _ in }
            }
            #expect(error?.isRetryable == false)
            #expect(error?.detail.isEmpty == false)
        },
        Guarantee("a canceled validation ends, and still reports every check") { story in
            let connector = try story.connector()
            let checks = story.descriptor.checks
            let gate = Gate()
            let validation = Task {
                defer { gate.arrive() }
                return await connector.validation(checks) { _ in await gate.pass() }
            }
            await gate.reached()
            validation.cancel()
            gate.open()
            let outcome = await validation.value
            story.expectReport(outcome)
            for result in outcome.results.dropFirst() {
                #expect(result.status == .inconclusive || result.status == .skipped, "\(result.id)")
            }
        },
    ]
}

extension Story {
    /// Expects that a report keeps the rules, and reads in both languages.
    fileprivate func expectReport(
        _ outcome: ValidationOutcome, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(outcome.results.map(\.id) == descriptor.checks.map(\.id), sourceLocation: sourceLocation)
        #expect(outcome.faults.isEmpty, sourceLocation: sourceLocation)
        for result in outcome.results {
            for language in Language.allCases {
                let text = descriptor.text(of: result, in: language)
                for part in [text.title, text.summary, text.remedy ?? "-"] {
                    #expect(!part.isEmpty, "\(result.id)", sourceLocation: sourceLocation)
                }
            }
        }
    }
}
