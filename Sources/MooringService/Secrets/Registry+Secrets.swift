import EventLog
import Logging
package import MooringModel
package import Projections
import Stores

extension Registry {
    /// Keeps a secret for a project's integrations. Nobody reads it back but a connector.
    package func storeSecret(
        _ call: Call, project: String, name: String, value: [UInt8]
    ) async throws(Refusal) -> Recorded {
        let (place, belonging) = try await place(of: project)
        try await authorize(call, .manageSecrets, at: place, target: "project/\(project)")
        guard let projectID = belonging.project else { throw .notFound("project", project) }
        guard (1...16_384).contains(value.count) else { throw .secretValueInvalid }
        let id: SecretID = newIdentifier()
        let sealed: [UInt8]
        do {
            sealed = try sealer.seal(value, owner: Self.owner(id, projectID))
        } catch {
            throw Refusal(StoreError(.unavailable, "The secret could not be encrypted: \(error)"))
        }
        // First the bytes, then the event: an event never speaks of a secret that is not there.
        try await reading { () async throws(StoreError) in
            try await ports.secrets.put(sealed, id: id, project: projectID)
        }
        do {
            let recorded = try await change(call, about: .project(projectID)) { change throws(Refusal) in
                var project = try await change.load(Project.self, .project(projectID))
                try change.decide(
                    .storeSecret(id, name: name, fingerprint: sealer.fingerprint(value)), on: &project,
                    .project(projectID), belonging)
            }
            if recorded.isReplay { await destroyQuietly(id) }
            return recorded
        } catch {
            await destroyQuietly(id)
            throw error
        }
    }

    /// The row of the secret that a change has stored.
    package func secretRow(_ recorded: Recorded) async throws(Refusal) -> ViewRow {
        guard let position = recorded.position else { throw .notFound("secret", "") }
        let stored = try await reading { () async throws(StoreError) in
            try await ports.events.events(matching: EventQuery(after: Position(position.value - 1), limit: 1))
        }
        guard case .project(.secretStored(let id, _, _)) = stored.first?.event.event else {
            throw .notFound("secret", "")
        }
        return try await existing(.secret, id.description, asOf: position)
    }

    func destroyQuietly(_ id: SecretID) async {
        do {
            try await ports.secrets.destroy(id)
        } catch {
            logger.warning("An unused secret was left behind", metadata: ["secret": "\(id)", "error": "\(error)"])
        }
    }

    /// Destroys a secret: event first, so that a secret that is gone is never still spoken of as there.
    package func destroySecret(_ call: Call, _ secret: String) async throws(Refusal) -> Recorded {
        let row = try await existing(.secret, secret)
        let (place, belonging) = try await place(of: row)
        try await authorize(call, .manageSecrets, at: place, target: "secret/\(secret)")
        guard let projectID = belonging.project, let id = SecretID(row.key) else { throw .notFound("secret", secret) }
        let users = try await users(of: id, in: projectID)
        guard users.isEmpty else { throw .secretInUse(secret, users) }
        let recorded = try await change(call, about: .project(projectID)) { change throws(Refusal) in
            var project = try await change.load(Project.self, .project(projectID))
            try change.decide(.destroySecret(id), on: &project, .project(projectID), belonging)
        }
        try await reading { () async throws(StoreError) in try await ports.secrets.destroy(id) }
        return recorded
    }

    package func secrets(
        _ call: Call, project: String, asOf: Position? = nil, page: Page = Page()
    ) async throws(Refusal) -> [ViewRow] {
        let (place, _) = try await place(of: project)
        try await authorize(call, .manageSecrets, at: place, target: "project/\(project)", isChange: false)
        return try await rows(
            ViewQuery(
                .secret, scope: project, statuses: ["stored"], after: page.after, limit: page.limit, asOf: asOf))
    }

    static func owner(_ secret: SecretID, _ project: ProjectID) -> String { "\(project)/\(secret)" }
}

extension Refusal {
    fileprivate static let secretValueInvalid = Refusal(
        "secret-value-invalid", .invalid, pointer: "/value",
        detail: LocalizedText(
            en: "A secret has 1 to 16,384 bytes.", zhHans: "密钥长度须为 1 到 16384 字节。"),
        remedy: LocalizedText(en: "Give the value itself, not the name of a file.", zhHans: "请提供密钥值本身，而非文件名。"))

    fileprivate static func secretInUse(_ id: String, _ integrations: [String]) -> Refusal {
        let list = integrations.joined(separator: ", ")
        return Refusal(
            "secret-in-use", .conflict,
            detail: LocalizedText(
                en: "The secret \"\(id)\" is used by: \(list).", zhHans: "密钥“\(id)”正被以下对象使用：\(list)。"),
            remedy: LocalizedText(
                en: "Configure them with another secret, or delete or unbind them first.",
                zhHans: "请先为它们配置其他密钥，或将其删除、解除绑定。"))
    }
}
