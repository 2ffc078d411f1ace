package import MooringModel

/// Who works on a job, and how far it is: operational, not history.
package protocol JobStore: Sendable {
    /// Takes or renews the lease of a job for `holder`.
    ///
    /// - Parameter until: the moment at which the lease has run out.
    /// - Returns: false if somebody else holds one that has not run out at `now`.
    func lease(_ job: JobID, holder: String, now: Timestamp, until: Timestamp) async throws(StoreError) -> Bool

    /// Gives a lease back. Harmless if `holder` has none.
    func release(_ job: JobID, holder: String) async throws(StoreError)

    func progress(of job: JobID) async throws(StoreError) -> JobProgress?

    /// Replaces what is known of a job's progress.
    func save(_ progress: JobProgress, of job: JobID) async throws(StoreError)
}
