import EventLog
import MooringModel
import Projections

extension Registry {
    /// Who names a secret in a project: its integrations, in their configuration or in the one that is proposed, by their
    /// identifiers, and its backup roots, by their paths.
    func users(of secret: SecretID, in project: ProjectID) async throws(Refusal) -> [String] {
        let integrations = try await rows(ViewQuery(.integration, scope: project.description)).filter { row in
            guard row.status != IntegrationStatus.deleted.rawValue else { return false }
            return [row.body["configuration"], row.body["proposedConfiguration"]].contains {
                $0?.secrets.contains(secret) == true
            }
        }
        let roots = try await existing(.project, project.description).body["backupRoots"]?.arrayValue ?? []
        return integrations.map(\.key)
            + roots.filter { $0["bucket"]?.secrets.contains(secret) == true }
            .compactMap { $0["path"]?.stringValue }
    }

    /// Destroys, as part of a change, the secrets that nothing else names: they end with this one.
    ///
    /// - Returns: those whose bytes have to go when the change is recorded.
    func destroySecrets(
        of integration: Integration, in change: Change, _ belonging: Belonging
    ) async throws(Refusal) -> [SecretID] {
        guard let draft = integration.draft, integration.status != .deleted else { return [] }
        let named = Set([integration.configuration, integration.proposal].compactMap(\.self).flatMap(\.secrets))
        guard !named.isEmpty else { return [] }
        let stream = StreamName.project(draft.project)
        var project = try await change.load(Project.self, stream)
        var destroyed: [SecretID] = []
        for secret in named.sorted() where project.secrets[secret] != nil {
            guard try await users(of: secret, in: draft.project) == [draft.id.description] else { continue }
            try change.decide(.destroySecret(secret), on: &project, stream, belonging.in(nil))
            destroyed.append(secret)
        }
        return destroyed
    }
}

extension JSONValue {
    /// The secrets that a configuration names.
    fileprivate var secrets: [SecretID] {
        switch self {
        case .string(let string): SecretID(string).map { [$0] } ?? []
        case .array(let elements): elements.flatMap(\.secrets)
        case .object(let object): object.members.flatMap(\.value.secrets)
        default: []
        }
    }
}
