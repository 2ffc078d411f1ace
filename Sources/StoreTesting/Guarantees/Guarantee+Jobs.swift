import MooringModel
import Stores
import Testing

extension Guarantee {
    /// Who works on a job, and how far it is.
    static let jobs: [Guarantee] = [
        Guarantee("a job is leased to one holder, who can renew it, until it runs out") { story in
            let (jobs, job, start) = (story.store.jobs, story.newID(JobID.self), story.clock.now)
            func lease(_ holder: String, second: Int64) async throws -> Bool {
                let now = start.adding(seconds: second)
                return try await jobs.lease(job, holder: holder, now: now, until: now.adding(seconds: 30))
            }
            let first = try await lease("one", second: 0)
            #expect(first)
            #expect(try await lease("two", second: 10) == false)
            #expect(try await lease("one", second: 20))
            #expect(try await lease("two", second: 49) == false)
            #expect(try await lease("two", second: 50))
            #expect(try await lease("one", second: 51) == false)
            #expect(try await jobs.lease(story.newID(), holder: "one", now: start, until: start.adding(seconds: 1)))
        },
        Guarantee("a lease can be given back by its holder only") { story in
            let (jobs, job, now) = (story.store.jobs, story.newID(JobID.self), story.clock.now)
            let later = now.adding(seconds: 30)
            try await jobs.release(job, holder: "one")
            #expect(try await jobs.lease(job, holder: "one", now: now, until: later))
            try await jobs.release(job, holder: "two")
            #expect(try await jobs.lease(job, holder: "two", now: now, until: later) == false)
            try await jobs.release(job, holder: "one")
            #expect(try await jobs.lease(job, holder: "two", now: now, until: later))
        },
        Guarantee("of many who lease a job at once one gets it") { story in
            let (jobs, job, now) = (story.store.jobs, story.newID(JobID.self), story.clock.now)
            let results = try await withThrowingTaskGroup { group in
                for holder in 0..<20 {
                    group.addTask {
                        try await jobs.lease(job, holder: "\(holder)", now: now, until: now.adding(seconds: 30))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.count { $0 } == 1)
        },
        Guarantee("a job's progress is what was saved last, and nothing before that") { story in
            let (jobs, job, now) = (story.store.jobs, story.newID(JobID.self), story.clock.now)
            #expect(try await jobs.progress(of: job) == nil)
            try await jobs.save(JobProgress(objectsTotal: 3, updatedAt: now), of: job)
            let progress = JobProgress(
                objectsDone: 1, objectsTotal: 3, bytesDone: 5_000_000_000, bytesTotal: 9_000_000_000,
                bytesPerSecond: 80_000_000, updatedAt: now.adding(seconds: 60))
            try await jobs.save(progress, of: job)
            #expect(try await jobs.progress(of: job) == progress)
            #expect(try await jobs.progress(of: story.newID()) == nil)
        },
    ]
}
