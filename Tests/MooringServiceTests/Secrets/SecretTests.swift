import EventLog
import MooringModel
import MooringService
import Projections
import Stores
import Testing

/// Secrets are sealed, belong to one project, and are in no event.
@Suite struct SecretTests {
    private static let value = Array("hunter2 hunter2 hunter2".utf8)

    private func store(_ harbor: Harbor, _ name: String = "key", in project: String? = nil) async throws -> String {
        try await harbor.registry.secretRow(
            try await harbor.registry.storeSecret(
                try await harbor.operatorCall, project: project ?? harbor.search, name: name, value: Self.value)
        ).key
    }

    private func sealed(_ harbor: Harbor, _ secret: String, of project: String? = nil) async throws -> [UInt8]? {
        await harbor.store.get(
            try SecretID(secret).orThrow(), project: try ProjectID(project ?? harbor.search).orThrow())
    }

    @Test func `a secret is kept sealed, and told by its fingerprint only`() async throws {
        try await withHarbor { harbor in
            let (one, same) = (try await store(harbor, "one"), try await store(harbor, "two"))
            let kept = try await sealed(harbor, one).orThrow()
            #expect(kept.count == Self.value.count + 12 + 16)
            #expect(!String(decoding: kept, as: UTF8.self).contains("hunter2"))
            for stored in await harbor.store.events(matching: EventQuery()) {
                #expect(!String(decoding: stored.canonicalBytes, as: UTF8.self).contains("hunter2"))
            }
            let rows = try await harbor.registry.secrets(try await harbor.operatorCall, project: harbor.search)
            #expect(Set(rows.map(\.key)) == [one, same])
            // One value has one fingerprint, and two seals.
            #expect(Set(rows.compactMap { $0.body["fingerprint"]?.stringValue }).count == 1)
            #expect(try await sealed(harbor, same) != kept)
        }
    }

    @Test func `a connector reads the secrets of its own project, and no others`() async throws {
        try await withHarbor { harbor in
            let (own, foreign) = (try await store(harbor), try await store(harbor, in: harbor.maps))
            try harbor.ground.makeDirectory("exports/search")
            let id = try await harbor.draft(path: "search")
            for (secret, verdict) in [(own, "passed"), (foreign, "inconclusive")] {
                _ = try await harbor.registry.editIntegration(
                    try await harbor.operatorCall, id,
                    .init(configuration: harbor.configuration("search", secret: secret)))
                _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
                #expect(try await harbor.verdict(id) == verdict)
            }
        }
    }

    @Test func `a sealed secret that was moved to another project does not open there`() async throws {
        try await withHarbor { harbor in
            let secret = try await store(harbor)
            let stolen = try await sealed(harbor, secret).orThrow()
            await harbor.store.put(
                stolen, id: try SecretID(secret).orThrow(), project: try ProjectID(harbor.maps).orThrow())
            try harbor.ground.makeDirectory("exports/maps")
            let id = try await harbor.draft(in: harbor.maps, path: "maps")
            _ = try await harbor.registry.editIntegration(
                try await harbor.operatorCall, id, .init(configuration: harbor.configuration("maps", secret: secret)))
            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
            let report = try await harbor.registry.latestReport(try await harbor.operatorCall, id).0
            #expect(report.verdict == .inconclusive)
            #expect(report.checks.last?.arguments["code"] == "access-denied")
        }
    }

    @Test func `a destroyed secret is gone, its name is free, and the past still lists it`() async throws {
        try await withHarbor { harbor in
            let secret = try await store(harbor)
            let then = try await harbor.registry.head().position
            _ = try await harbor.registry.destroySecret(try await harbor.operatorCall, secret)
            #expect(try await sealed(harbor, secret) == nil)
            let (call, project) = (try await harbor.operatorCall, harbor.search)
            #expect(try await harbor.registry.secrets(call, project: project).isEmpty)
            #expect(try await harbor.registry.secrets(call, project: project, asOf: then).map(\.key) == [secret])
            let now = try await harbor.registry.head().position
            #expect(try await harbor.registry.secrets(call, project: project, asOf: now).isEmpty)
            #expect(try await store(harbor) != secret)
        }
    }

    @Test func `a secret that an integration uses, or is to use, is not destroyed`() async throws {
        try await withHarbor { harbor in
            let (present, proposed) = (try await store(harbor, "present"), try await store(harbor, "proposed"))
            try harbor.ground.makeDirectory("exports/search")
            let id = try await harbor.draft(path: "search")
            let configure = { (secret: String) in
                _ = try await harbor.registry.editIntegration(
                    try await harbor.operatorCall, id,
                    .init(configuration: harbor.configuration("search", secret: secret)))
            }
            try await configure(present)
            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
            _ = try await harbor.registry.addIntegration(try await harbor.operatorCall, id)
            try await configure(proposed)
            for secret in [present, proposed] {
                let refused = try await refusal {
                    try await harbor.registry.destroySecret(try await harbor.operatorCall, secret)
                }
                #expect(refused?.code == "secret-in-use" && refused?.detail.english.contains(id) == true)
            }
            _ = try await harbor.registry.deleteIntegration(try await harbor.operatorCall, id, force: false)
            for secret in [present, proposed] { #expect(try await sealed(harbor, secret) == nil) }
        }
    }

    @Test func `a secret is destroyed with the last integration that names it`() async throws {
        try await withHarbor { harbor in
            let (own, shared) = (try await store(harbor, "own"), try await store(harbor, "shared"))
            let unused = try await store(harbor, "unused")
            func draft(_ name: String, secret: String, note: String? = nil) async throws -> String {
                let id = try await harbor.draft(name)
                _ = try await harbor.registry.editIntegration(
                    try await harbor.operatorCall, id,
                    .init(configuration: harbor.configuration(name, secret: secret, note: note)))
                return id
            }
            let first = try await draft("first", secret: own, note: shared)
            let second = try await draft("second", secret: shared)
            let before = try await harbor.registry.head().position
            _ = try await harbor.registry.deleteIntegration(try await harbor.operatorCall, first, force: false)
            let events = try await harbor.events(after: before)
            #expect(events.map(\.event.event.type) == ["project.secretDestroyed", "integration.deleted"])
            #expect(try await sealed(harbor, own) == nil)
            #expect(try await sealed(harbor, shared) != nil)

            // A draft that expires takes its secrets along, too.
            harbor.clock.pass(days: 31)
            await harbor.registry.expireDrafts()
            let row = try await harbor.registry.show(harbor.systemCall, .integration, second)
            #expect(row.status == "deleted")
            #expect(try await sealed(harbor, shared) == nil)
            #expect(try await sealed(harbor, unused) != nil)
        }
    }

    @Test func `what is refused leaves no sealed bytes behind`() async throws {
        try await withHarbor { harbor in
            _ = try await store(harbor)
            let taken = try await refusal { try await store(harbor, "KEY") }
            #expect(taken?.code == "secret-taken" && taken?.pointer == "/name")
            let empty = try await refusal {
                try await harbor.registry.storeSecret(
                    try await harbor.operatorCall, project: harbor.search, name: "other", value: [])
            }
            #expect(empty?.code == "secret-value-invalid")
            #expect(
                try await harbor.registry.secrets(try await harbor.operatorCall, project: harbor.search).count == 1)
        }
    }
}
