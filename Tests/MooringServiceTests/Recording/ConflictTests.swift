import EventLog
import MooringModel
import MooringService
import Projections
import Stores
import Testing

/// Decisions that rest on what others change meanwhile.
@Suite struct ConflictTests {
    /// Renames a project while somebody else renames it `times` times in between.
    private func rename(
        _ harbor: Harbor, disturbed times: Int, ifMatch: Version? = nil
    ) async throws -> (refusal: Refusal?, attempts: Int) {
        let stream = StreamName.project(try ProjectID(harbor.search).orThrow())
        let call = try await harbor.call(harbor.harborMaster, ifMatch: ifMatch)
        var attempts = 0
        let refused = try await refusal {
            try await harbor.registry.change(call, about: stream) { change throws(Refusal) in
                attempts += 1
                var project = try await change.loadSubject(Project.self, stream)
                if attempts <= times { try await disturb(harbor, attempts) }
                try change.decide(
                    .rename("Wanted"), on: &project, stream,
                    Belonging(organization: project.organization, project: project.id))
            }
        }
        return (refused, attempts)
    }

    private func disturb(_ harbor: Harbor, _ number: Int) async throws(Refusal) {
        let caller = try await harbor.registry.authenticate(harbor.harborMaster.token, address: nil)
        _ = try await harbor.registry.renameProject(
            Call(caller: caller, correlation: "disturbance"), harbor.search, name: "Disturbed \(number)")
    }

    private func name(_ harbor: Harbor) async throws -> String? {
        try await harbor.registry.show(try await harbor.operatorCall, .project, harbor.search)
            .body["name"]?.stringValue
    }

    @Test func `a conflict is decided anew, five times at most`() async throws {
        try await withHarbor { harbor in
            let (refusal, attempts) = try await rename(harbor, disturbed: 4)
            #expect(refusal == nil && attempts == 5)
            #expect(try await name(harbor) == "Wanted")
        }
        try await withHarbor { harbor in
            let (refusal, attempts) = try await rename(harbor, disturbed: .max)
            #expect(refusal?.code == "contended" && refusal?.kind == .conflict && attempts == 5)
            #expect(try await name(harbor) == "Disturbed 5")
        }
    }

    @Test func `with a version that must match nothing is decided anew`() async throws {
        try await withHarbor { harbor in
            let (refusal, attempts) = try await rename(harbor, disturbed: 1, ifMatch: Version(1))
            #expect(refusal?.kind == .stale && attempts == 1)
            #expect(try await name(harbor) == "Disturbed 1")
        }
    }

    @Test func `a version that is no longer the present one is refused`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.draft()
            let version = try await harbor.integration(id).version
            let edit = { (ifMatch: Version, description: String) in
                try await refusal {
                    try await harbor.registry.editIntegration(
                        try await harbor.call(harbor.harborMaster, ifMatch: ifMatch), id,
                        .init(description: description))
                }
            }
            #expect(try await edit(version, "one") == nil)
            let stale = try await edit(version, "two")
            #expect(stale?.code == "version-stale" && stale?.kind == .stale)
            #expect(try await edit(Version(version.value + 5), "three")?.kind == .stale)
            #expect(try await harbor.integration(id).body["description"] == "one")
            #expect(try await edit(version.next, "two") == nil)
        }
    }

    @Test func `a request that was only contended may be repeated under its key`() async throws {
        try await withHarbor { harbor in
            let stream = StreamName.project(try ProjectID(harbor.search).orThrow())
            let key = IdempotencyKey(scope: "PATCH", key: "one", requestDigest: "a")
            var isDisturbed = true
            let change = {
                try await harbor.registry.change(
                    try await harbor.call(harbor.harborMaster, key: key), about: stream
                ) { change throws(Refusal) in
                    var project = try await change.load(Project.self, stream)
                    if isDisturbed { try await disturb(harbor, Int.random(in: 1...1_000_000)) }
                    try change.decide(
                        .rename("Wanted"), on: &project, stream, Belonging(organization: project.organization))
                }
            }
            #expect(try await refusal(change)?.code == "contended")
            isDisturbed = false
            #expect(try await change().isReplay == false)
            #expect(try await name(harbor) == "Wanted")
        }
    }

    @Test func `of many who take one name at once, one gets it`() async throws {
        try await withHarbor { harbor in
            let refusals = try await withThrowingTaskGroup(of: Refusal?.self) { group in
                for _ in 1...20 {
                    group.addTask {
                        try await refusal { try await harbor.draft("One name") }
                    }
                }
                return try await group.reduce(into: [Refusal?]()) { $0.append($1) }
            }
            #expect(refusals.count { $0 == nil } == 1)
            #expect(refusals.compactMap(\.self).allSatisfy { $0.code == "name-taken" && $0.pointer == "/name" })
        }
    }
}
