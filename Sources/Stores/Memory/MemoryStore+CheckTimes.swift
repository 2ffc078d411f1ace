package import MooringModel

extension MemoryStore: CheckTimeStore {
    package func lastChecked(_ integration: IntegrationID) async -> Timestamp? {
        withState { $0.checkTimes[integration] }
    }

    package func noteChecked(_ integration: IntegrationID, at time: Timestamp) async {
        withState { $0.checkTimes[integration] = time }
    }
}
