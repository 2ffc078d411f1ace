import MooringModel
import Stores
import Synchronization

/// A job store that remembers every progress that was saved.
final class WatchedJobs: JobStore {
    private let inner: any JobStore
    private let saves = Mutex<[JobID: [JobProgress]]>([:])

    init(_ inner: any JobStore) { self.inner = inner }

    func saved(of job: JobID) -> [JobProgress] { saves.withLock { $0[job] ?? [] } }

    func lease(_ job: JobID, holder: String, now: Timestamp, until: Timestamp) async throws(StoreError) -> Bool {
        try await inner.lease(job, holder: holder, now: now, until: until)
    }

    func release(_ job: JobID, holder: String) async throws(StoreError) {
        try await inner.release(job, holder: holder)
    }

    func progress(of job: JobID) async throws(StoreError) -> JobProgress? { try await inner.progress(of: job) }

    func save(_ progress: JobProgress, of job: JobID) async throws(StoreError) {
        saves.withLock { $0[job, default: []].append(progress) }
        try await inner.save(progress, of: job)
    }
}
