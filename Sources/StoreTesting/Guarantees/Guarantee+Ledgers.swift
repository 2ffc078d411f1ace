import MooringModel
import Stores
import Testing

extension Guarantee {
    /// What a job has done with each object.
    static let ledgers: [Guarantee] = [
        Guarantee("a job's objects are read in the order of their paths' bytes, each as it was saved last") { story in
            let (ledger, job) = (story.store.ledger, story.newID(JobID.self))
            #expect(try await ledger.objects(of: job).isEmpty)
            let begun = ExportedObject(
                path: "binlogs/2", size: 9_000_000_000, modified: 1_777_636_800_123_456_789,
                resume: ["parts": ["e1", "e2"], "upload": "u-1"])
            try await ledger.save([begun, ExportedObject(path: "meta/ü.json", size: 0, modified: -1)], of: job)
            let finished = ExportedObject(
                path: "binlogs/2", size: 9_000_000_000, modified: 1_777_636_800_123_456_789, sha256: "ab12",
                receipt: ["etag": "e-3"])
            try await ledger.save([finished, ExportedObject(path: "binlogs/10", size: 4, modified: 5)], of: job)
            let objects = try await ledger.objects(of: job)
            #expect(objects.map(\.path) == ["binlogs/10", "binlogs/2", "meta/ü.json"])
            #expect(objects[1] == finished && objects[1].isFinished)
            #expect(objects[2] == ExportedObject(path: "meta/ü.json", size: 0, modified: -1))
        },
        Guarantee("what is known of one job's objects is not known of another's, and can be forgotten") { story in
            let (ledger, job, other) = (story.store.ledger, story.newID(JobID.self), story.newID(JobID.self))
            let object = ExportedObject(path: "meta/a.json", size: 1, modified: 2)
            try await ledger.save([object], of: job)
            try await ledger.save([object], of: other)
            try await ledger.save([], of: job)
            #expect(Set(try await ledger.jobs()) == [job, other])
            try await ledger.forget(job)
            try await ledger.forget(job)
            #expect(try await ledger.objects(of: job).isEmpty)
            #expect(try await ledger.objects(of: other) == [object])
            #expect(try await ledger.jobs() == [other])
        },
    ]
}
