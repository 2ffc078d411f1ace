package import MooringModel

/// What an operator does with the store as a whole. Every method goes through the one process that holds it.
package protocol Maintenance: Sendable {
    /// Recomputes everything from the events' bytes: envelopes, derived columns, versions, project sequences, times,
    /// tree and root.
    func verify() async throws(StoreError) -> VerificationReport

    /// Makes views and claims anew from the events, beside the live ones, and compares.
    ///
    /// - Parameter replace: whether the new ones then take the place of the live ones.
    func rebuildViews(replace: Bool) async throws(StoreError) -> RebuildReport

    /// Writes a consistent copy of the data to a new file, and syncs file and directory.
    ///
    /// - Parameter path: where no file may be yet.
    func backUp(to path: String) async throws(StoreError) -> LogHead

    /// Each project's number of events and the leaf of its latest.
    func projectHeads() async throws(StoreError) -> [LogEvent.ProjectHead]
}
