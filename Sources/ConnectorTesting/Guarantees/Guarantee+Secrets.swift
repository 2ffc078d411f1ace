import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// What a connector does with secrets; one that uses none keeps these too.
    static let secrets: [Guarantee] = [
        Guarantee("a secret is read anew for each use: once it is destroyed, nothing is exported any more") { story in
            let connector = try story.connector()
            func export(to key: String) async throws {
                let object = ExportObject(
                    key: key, size: Int64(story.small.count), source: RecordedSource(story.small))
                _ = try await connector.export(object, resume: nil) { _ in }
            }
            try await export(to: "before")
            guard story.secrets.reads > 0 else { return }
            story.secrets.destroy()
            let before = try await story.contents()
            await #expect(throws: ConnectorError.self) { try await export(to: "after") }
            #expect(try await story.contents() == before)
        },
        Guarantee("a validation without the secrets does not pass, and still reports every check") { story in
            let connector = try story.connector()
            _ = await connector.validation(story.descriptor.checks)
            guard story.secrets.reads > 0 else { return }
            story.secrets.destroy()
            let outcome = await connector.validation(story.descriptor.checks)
            #expect(outcome.results.map(\.id) == story.descriptor.checks.map(\.id))
            #expect(outcome.faults.isEmpty)
            #expect(outcome.verdict != .passed)
        },
    ]
}
