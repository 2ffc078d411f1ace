import ConnectorKit
import MooringModel
import Projections
import Stores
import Testing

@testable import MooringService

/// What a connector reads of a project's secrets while it lives, as they change beneath it.
@Suite struct ProjectSecretsTests {
    private func text(_ id: SecretID, _ secrets: ProjectSecrets) async throws -> String {
        try await secrets.secret(id).withBytes { String(decoding: $0, as: UTF8.self) }
    }

    private func seal(_ text: String, _ id: SecretID, _ harbor: Harbor) async throws -> [UInt8] {
        let project = try ProjectID(harbor.search).orThrow()
        let sealed = try harbor.registry.sealer.seal(Array(text.utf8), owner: Registry.owner(id, project))
        await harbor.store.put(sealed, id: id, project: project)
        return sealed
    }

    @Test func `a replaced secret takes effect with the next use, and a destroyed one is gone`() async throws {
        try await withHarbor { harbor in
            let project = try ProjectID(harbor.search).orThrow()
            let secrets = ProjectSecrets(registry: harbor.registry, project: project)
            let row = try await harbor.registry.secretRow(
                try await harbor.registry.storeSecret(
                    try await harbor.operatorCall, project: harbor.search, name: "key", value: Array("first".utf8)))
            let id = try SecretID(row.key).orThrow()
            for _ in 0..<2 { #expect(try await text(id, secrets) == "first") }
            _ = try await seal("second", id, harbor)
            for _ in 0..<2 { #expect(try await text(id, secrets) == "second") }
            _ = try await harbor.registry.destroySecret(try await harbor.operatorCall, row.key)
            let error = await #expect(throws: ConnectorError.self) { _ = try await secrets.secret(id) }
            #expect(error?.code == ConnectorError.notFound)
        }
    }

    @Test func `sealed bytes that were moved to another secret do not open there`() async throws {
        try await withHarbor { harbor in
            let project = try ProjectID(harbor.search).orThrow()
            let secrets = ProjectSecrets(registry: harbor.registry, project: project)
            let (one, other): (SecretID, SecretID) = (
                harbor.registry.newIdentifier(), harbor.registry.newIdentifier()
            )
            let sealed = try await seal("a key", one, harbor)
            #expect(try await text(one, secrets) == "a key")
            await harbor.store.put(sealed, id: other, project: project)
            let error = await #expect(throws: ConnectorError.self) { _ = try await secrets.secret(other) }
            #expect(error?.code == ConnectorError.accessDenied)
        }
    }
}
