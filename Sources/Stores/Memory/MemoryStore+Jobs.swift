package import MooringModel

extension MemoryStore: JobStore {
    package func lease(_ job: JobID, holder: String, now: Timestamp, until: Timestamp) async -> Bool {
        withState { state in
            if let lease = state.leases[job], lease.holder != holder, now < lease.until { return false }
            state.leases[job] = Lease(holder: holder, until: until)
            return true
        }
    }

    package func release(_ job: JobID, holder: String) async {
        withState { state in
            if state.leases[job]?.holder == holder { state.leases[job] = nil }
        }
    }

    package func progress(of job: JobID) async -> JobProgress? { withState { $0.progress[job] } }

    package func save(_ progress: JobProgress, of job: JobID) async { withState { $0.progress[job] = progress } }
}
