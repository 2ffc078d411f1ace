import MooringModel
import MooringService
import Projections
import Testing

@Suite struct LimitTests {
    @Test func `a project has at most 100 drafts open`() async throws {
        try await withHarbor { harbor in
            for number in 1...100 { _ = try await harbor.draft("Draft \(number)") }
            let refused = try await refusal { try await harbor.draft("One more") }
            #expect(refused?.code == "too-many-drafts")
            // It is the project's limit, and of what is a draft still.
            _ = try await harbor.draft("One more", in: harbor.ads)
            let first = try await harbor.registry.integrations(try await harbor.operatorCall, project: harbor.search)
                .first.orThrow()
            _ = try await harbor.registry.deleteIntegration(try await harbor.operatorCall, first.key, force: false)
            _ = try await harbor.draft("One more")
        }
    }

    @Test func `nested places of two integrations are refused, also across organizations`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.active("outer", path: "shared/a")
            for path in ["shared/a", "shared/a/b", "shared"] {
                let id = try await harbor.validated("inner \(path.count)", in: harbor.maps, path: path)
                let refused = try await refusal {
                    try await harbor.registry.addIntegration(try await harbor.operatorCall, id)
                }
                #expect(refused?.code == "location-taken", "\(path)")
                // Nothing of the other project is told.
                #expect(refused?.detail.english.contains("integ-") == false)
            }
            _ = try await harbor.active("beside", in: harbor.maps, path: "shared/ab")
            // Reading takes no place away.
            _ = try await harbor.active("reader", in: harbor.maps, path: "shared/a/c", access: .readonly)
        }
    }

    @Test func `a name is taken in any case, among the integrations of a project`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.draft("Straße")
            let refused = try await refusal { try await harbor.draft("STRASSE") }
            #expect(refused?.code == "name-taken" && refused?.pointer == "/name")
            _ = try await harbor.draft("Straße", in: harbor.ads)
        }
    }

    @Test func `external IDs are long, and no two are the same`() async throws {
        try await withHarbor { harbor in
            var seen: Set<String> = []
            for number in 1...50 {
                let id = try await harbor.draft("Draft \(number)")
                let externalID = try await harbor.integration(id).body["externalId"]?.stringValue ?? ""
                #expect(externalID.utf8.count == "mooring-".utf8.count + 32)
                #expect(seen.insert(externalID).inserted)
            }
        }
    }
}
