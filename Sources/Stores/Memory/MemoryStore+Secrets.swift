package import MooringModel

extension MemoryStore: SecretStore {
    package func put(_ sealed: [UInt8], id: SecretID, project: ProjectID) async {
        withState { $0.secrets[id] = Secret(project: project, sealed: sealed) }
    }

    package func get(_ id: SecretID, project: ProjectID) async -> [UInt8]? {
        withState { state in
            state.secrets[id].flatMap { $0.project == project ? $0.sealed : nil }
        }
    }

    package func destroy(_ id: SecretID) async { withState { $0.secrets[id] = nil } }
}
