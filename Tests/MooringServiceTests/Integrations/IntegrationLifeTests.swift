import ConnectorKit
import EventLog
import MooringModel
import MooringService
import Projections
import Testing

/// The life of an integration, with real validations of a real directory.
@Suite struct IntegrationLifeTests {
    @Test func `a draft is configured, validated, mended, validated and added`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.draft("backups", connector: "local-directory")
            #expect(try await harbor.status(id) == "draft")
            let unready = try await refusal {
                try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
            }
            #expect(unready?.code == "not-configured")

            _ = try await harbor.registry.editIntegration(
                try await harbor.operatorCall, id, .init(configuration: harbor.configuration("team/backups")))
            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
            #expect(try await harbor.verdict(id) == "failed")
            let early = try await refusal {
                try await harbor.registry.addIntegration(try await harbor.operatorCall, id)
            }
            #expect(early?.code == "not-validated")

            // The report says what to paste, and pasting it mends it.
            let (report, _, connector) = try await harbor.registry.latestReport(try await harbor.operatorCall, id)
            let failed = try report.checks.first { $0.status == .failed }.orThrow()
            let text = harbor.registry.text(of: failed, connector: connector, in: .english)
            #expect(failed.id == "exists" && failed.blame == .project)
            #expect(try text.remedy.orThrow().contains(harbor.ground.path("exports/team/backups")))
            try harbor.ground.makeDirectory("exports/team/backups")

            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
            #expect(try await harbor.verdict(id) == "passed")
            _ = try await harbor.registry.addIntegration(try await harbor.operatorCall, id)
            #expect(try await harbor.status(id) == "active")
            #expect(
                try await harbor.story(of: id) == [
                    "integration.drafted", "integration.configured", "integration.validated", "integration.validated",
                    "integration.added",
                ])
            let again = try await refusal {
                try await harbor.registry.addIntegration(try await harbor.operatorCall, id)
            }
            #expect(again?.code == "already-added")
        }
    }

    @Test func `every place at which a configuration is wrong has its pointer`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.draft("backups", connector: "local-directory")
            let configure = { (configuration: JSONValue) in
                try await refusal {
                    try await harbor.registry.editIntegration(
                        try await harbor.operatorCall, id, .init(configuration: configuration))
                }
            }
            let wrong = try await configure(["root": "/elsewhere", "path": 7, "paht": "x"])
            #expect(wrong?.code == "configuration-invalid" && wrong?.kind == .invalid)
            #expect(
                Set(wrong?.parts.map(\.pointer) ?? []) == [
                    "/configuration/root", "/configuration/path", "/configuration/paht",
                ])
            let upward = try await configure(harbor.configuration("team/../../etc"))
            #expect(upward?.parts.map(\.pointer) == ["/configuration/path"])
            let list = try await configure([1, 2])
            #expect(list?.pointer == "/configuration")
            #expect(try await harbor.story(of: id) == ["integration.drafted"])
        }
    }

    @Test func `an unknown connector and a region of another cloud are refused with what would do`() async throws {
        try await withHarbor { harbor in
            let connector = try await refusal { try await harbor.draft(connector: "amazon-s4") }
            #expect(connector?.code == "connector-unknown" && connector?.pointer == "/connector")
            #expect(connector?.remedy.english.contains("local-directory, watched-directory") == true)
            let region = try await refusal {
                try await harbor.draft(connector: "local-directory", region: "aws-us-west-2")
            }
            #expect(region?.code == "region-of-other-cloud" && region?.pointer == "/region")
        }
    }

    @Test func `a validation counts for exactly the configuration that it was run against`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.validated()
            try harbor.ground.makeDirectory("exports/elsewhere")
            _ = try await harbor.registry.editIntegration(
                try await harbor.operatorCall, id, .init(configuration: harbor.configuration("elsewhere")))
            #expect(try await harbor.verdict(id) == nil)
            let refused = try await refusal {
                try await harbor.registry.addIntegration(try await harbor.operatorCall, id)
            }
            #expect(refused?.code == "not-validated")
        }
    }

    @Test func `an edit changes name and description, and never the external ID or the place`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            let before = try await harbor.integration(id)
            _ = try await harbor.registry.editIntegration(
                try await harbor.operatorCall, id, .init(name: "Nightly", description: "Every night"))
            let after = try await harbor.integration(id)
            #expect(after.body["name"] == "Nightly" && after.body["description"] == "Every night")
            #expect(after.body["externalId"] == before.body["externalId"])
            let moved = try await refusal {
                try await harbor.registry.editIntegration(
                    try await harbor.operatorCall, id, .init(configuration: harbor.configuration("elsewhere")))
            }
            #expect(moved?.code == "location-fixed")
        }
    }

    @Test func `a change of an added integration is proposed, and in force after a passed validation`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            let (old, new) = (harbor.configuration("search"), harbor.configuration("search", note: "new"))
            _ = try await harbor.registry.editIntegration(
                try await harbor.operatorCall, id, .init(configuration: new))
            var row = try await harbor.integration(id)
            #expect(row.body["configuration"] == old && row.body["proposedConfiguration"] == new)

            harbor.watch.answer(.failed("broken", blame: .project))
            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
            row = try await harbor.integration(id)
            // The old one serves on: a proposal that fails says nothing against it.
            #expect(row.status == "active" && row.body["configuration"] == old)

            harbor.watch.answer(.passed("well"))
            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
            row = try await harbor.integration(id)
            #expect(row.body["configuration"] == new && row.body["proposedConfiguration"] == nil)
            #expect(
                try await harbor.story(of: id).suffix(2) == [
                    "integration.validated", "integration.configurationApplied",
                ])
        }
    }

    @Test func `a proposal can be withdrawn`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            _ = try await harbor.registry.editIntegration(
                try await harbor.operatorCall, id, .init(configuration: harbor.configuration("search", note: "new")))
            _ = try await harbor.registry.withdrawProposal(try await harbor.operatorCall, id)
            #expect(try await harbor.integration(id).body["proposedConfiguration"] == nil)
        }
    }

    @Test func `a suspended integration is resumed after a passed validation only`() async throws {
        try await withHarbor { harbor in
            let id = try await harbor.active()
            _ = try await harbor.registry.suspendIntegration(try await harbor.operatorCall, id)
            #expect(try await harbor.status(id) == "suspended")
            let resume = {
                try await refusal { try await harbor.registry.resumeIntegration(try await harbor.operatorCall, id) }
            }
            #expect(try await resume()?.code == "not-validated-since-suspension")
            harbor.watch.answer(.failed("broken", blame: .project))
            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
            #expect(try await harbor.status(id) == "suspended")
            #expect(try await resume()?.code == "not-validated-since-suspension")
            harbor.watch.answer(.passed("well"))
            _ = try await harbor.registry.validateIntegration(try await harbor.operatorCall, id)
            #expect(try await harbor.status(id) == "suspended")
            #expect(try await resume() == nil)
            #expect(try await harbor.status(id) == "active")
            #expect(try await resume()?.code == "not-suspended")
        }
    }
}
