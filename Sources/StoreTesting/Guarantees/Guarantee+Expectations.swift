import EventLog
import MooringModel
import Stores
import Testing

extension Guarantee {
    /// Which appends are refused for the versions of streams.
    static let expectations: [Guarantee] = [
        Guarantee("a stream that must be empty is refused once it has an event") { story in
            let id = try await story.appendDrafted(name: "backups")
            try await story.expectUnchanged {
                await #expect(
                    throws: AppendError.stream(.integration(id), expected: .empty, actual: Version(1))
                ) {
                    try await story.append(
                        story.drafted(id, name: "logs"), expecting: [.integration(id): .empty])
                }
            }
        },
        Guarantee("a stream of another version than expected is refused, and the version that it has is told") {
            story in
            let id = try await story.appendDrafted(name: "backups")
            let stream = StreamName.integration(id)
            try await story.append(story.described(id, "twice"), expecting: [stream: .version(Version(1))])
            for stale in [Version(0), Version(1), Version(3)] {
                try await story.expectUnchanged {
                    await #expect(
                        throws: AppendError.stream(stream, expected: .version(stale), actual: Version(2))
                    ) {
                        try await story.append(story.described(id, "thrice"), expecting: [stream: .version(stale)])
                    }
                }
            }
        },
        Guarantee("a stream that may have any version, or is not named, is never refused") { story in
            let id = try await story.appendDrafted(name: "backups")
            try await story.append(story.described(id, "twice"), expecting: [.integration(id): .any])
            try await story.append(story.described(id, "thrice"))
            #expect(try await story.versions(of: .integration(id)) == [1, 2, 3])
        },
        Guarantee("a stream without events has version 0") { story in
            let (id, job) = (story.newID(IntegrationID.self), story.newID(JobID.self))
            try await story.append(
                story.drafted(id, name: nil),
                expecting: [
                    .integration(id): .version(.empty), .job(job): .version(.empty), .project(story.project): .empty,
                ])
        },
        Guarantee("a stream that is only read is guarded by its version, and keeps it") { story in
            try await story.appendTenancy()
            let (integration, job) = (try await story.appendDrafted(name: "backups"), story.newID(JobID.self))
            let stream = StreamName.integration(integration)
            try await story.append(story.described(integration, "changed"))
            try await story.expectUnchanged {
                await #expect(
                    throws: AppendError.stream(stream, expected: .version(Version(1)), actual: Version(2))
                ) {
                    try await story.append(
                        try story.exportRequested(job, through: integration),
                        expecting: [.job(job): .empty, stream: .version(Version(1))])
                }
            }
            let receipt = try await story.append(
                try story.exportRequested(job, through: integration),
                expecting: [.job(job): .empty, stream: .version(Version(2))])
            #expect(receipt.versions == [.job(job): Version(1)])
            #expect(try await story.versions(of: stream) == [1, 2])
        },
        Guarantee("one broken expectation refuses the whole append") { story in
            let (a, b) = (try await story.appendDrafted(name: "a"), try await story.appendDrafted(name: "b"))
            try await story.expectUnchanged {
                await #expect(
                    throws: AppendError.stream(.integration(b), expected: .version(Version(2)), actual: Version(1))
                ) {
                    try await story.append(
                        story.deleted(a), story.described(b, "changed"), story.drafted(story.newID(), name: "c"),
                        expecting: [.integration(a): .version(Version(1)), .integration(b): .version(Version(2))])
                }
            }
        },
    ]
}
