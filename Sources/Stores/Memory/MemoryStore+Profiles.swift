package import MooringModel

extension MemoryStore: ProfileStore {
    package func profiles(of principals: Set<PrincipalID>) async -> [PrincipalID: Profile] {
        withState { $0.profiles.filter { principals.contains($0.key) } }
    }

    package func save(_ profile: Profile?, of principal: PrincipalID) async {
        withState { $0.profiles[principal] = profile }
    }
}
