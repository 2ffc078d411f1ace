package import MooringModel

/// When each integration was last checked by schedule. A check that finds nothing new is no event; this is what is left
/// of it.
package protocol CheckTimeStore: Sendable {
    func lastChecked(_ integration: IntegrationID) async throws(StoreError) -> Timestamp?
    func noteChecked(_ integration: IntegrationID, at time: Timestamp) async throws(StoreError)
}
