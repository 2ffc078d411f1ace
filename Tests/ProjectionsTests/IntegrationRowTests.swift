import DomainSamples
import EventLog
import MooringModel
import Projections
import Testing

@Suite struct IntegrationRowTests {
    private let key = Sample.integration.description
    private var configuration: JSONValue { Sample.configuration }

    private func changes(by event: IntegrationEvent, after earlier: IntegrationEvent...) -> [String: JSONValue] {
        var story = RowStory(.integration(.drafted(.sample())))
        for event in earlier { story.happen(.integration(event)) }
        return story.changes(.integration, key, by: .integration(event))
    }

    @Test func `a draft begins a row under its project, in its region, to be found by its connector`() throws {
        var story = RowStory()
        let row = try #require(story.happen(.integration(.drafted(.sample()))).first)
        #expect(row.view == .integration && row.key == key)
        #expect(row.scope == Sample.project.description && row.region == "local" && row.lookup == "local-directory")
        #expect(
            row.status == "draft" && row.version == Version(1) && row.validFrom == Position(1) && row.validTo == nil)
        #expect(
            JSONValue.object(row.body) == [
                "access": "readwrite", "changedAt": .string(Sample.moment(1).description),
                "changedBy": .string(Sample.alice.description), "connector": "local-directory",
                "createdAt": .string(Sample.moment(1).description), "createdBy": .string(Sample.alice.description),
                "description": "", "externalId": .string(Sample.externalID), "id": .string(key), "name": "Acme exports",
                "project": .string(Sample.project.description), "region": "local", "status": "draft",
            ])
    }

    @Test func `a change keeps what the row was found by, and says when and by whom`() throws {
        var story = RowStory(.integration(.drafted(.sample())))
        let row = try #require(story.happen(.integration(.described(name: "New", description: "new"))).first)
        #expect(row.scope == Sample.project.description && row.region == "local" && row.lookup == "local-directory")
        #expect(row.version == Version(2) && row.validFrom == Position(2) && row.validTo == nil)
        #expect(row.body["createdAt"] == .string(Sample.moment(1).description))
        #expect(row.body["changedAt"] == .string(Sample.moment(2).description))
    }

    @Test func `describing changes name and description`() {
        let event = IntegrationEvent.described(name: "New", description: "new")
        #expect(changes(by: event) == ["name": "New", "description": "new"])
        #expect(changes(by: .described(name: nil, description: "new")) == ["name": .null, "description": "new"])
    }

    @Test func `a draft's bucket shows until it has a name`() {
        var story = RowStory(.integration(.drafted(.sample(name: nil, bucket: "acme"))))
        story.happen(.integration(.described(name: nil, description: "still none")))
        let named = IntegrationEvent.described(name: "Exports", description: "")
        #expect(
            story.changes(.integration, key, by: .integration(named))
                == ["bucket": .null, "description": "", "name": "Exports"])
    }

    @Test func `configuring sets configuration and place, and what was found of another no longer shows`() {
        let configured = IntegrationEvent.configured(configuration: configuration, location: Sample.location)
        #expect(changes(by: configured) == ["configuration": configuration, "location": Sample.location.json])
        let other = IntegrationEvent.configured(configuration: Sample.otherConfiguration, location: Sample.location)
        #expect(
            changes(by: other, after: configured, .validated(.sample(.passed)))
                == ["configuration": Sample.otherConfiguration, "validation": .null])
    }

    @Test func `a validation shows its verdict and what did not pass`() {
        let configured = IntegrationEvent.configured(configuration: configuration, location: Sample.location)
        #expect(
            changes(by: .validated(.sample(.failed)), after: configured) == [
                "validation": [
                    "at": .string(Sample.moment(3).description), "by": .string(Sample.alice.description),
                    "notPassed": ["write"], "position": 3, "verdict": "failed",
                ]
            ])
    }

    @Test func `a validation of a proposal is kept apart, and takes over with the proposal`() {
        let configured = IntegrationEvent.configured(configuration: configuration, location: Sample.location)
        var story = RowStory(
            .integration(.drafted(.sample())), .integration(configured), .integration(.validated(.sample(.passed))),
            .integration(.added(location: Sample.location, access: .readwrite)))
        let proposed = IntegrationEvent.configurationProposed(configuration: Sample.otherConfiguration)
        #expect(
            story.changes(.integration, key, by: .integration(proposed))
                == ["proposedConfiguration": Sample.otherConfiguration])
        let failed = ValidationReport.sample(.failed, of: Sample.otherConfiguration)
        #expect(
            story.changes(.integration, key, by: .integration(.validated(failed))).keys.sorted()
                == ["proposalValidation"])
        story.happen(.integration(.validated(.sample(.passed, of: Sample.otherConfiguration))))
        let applied = story.changes(
            .integration, key, by: .integration(.configurationApplied(configuration: Sample.otherConfiguration)))
        #expect(applied["configuration"] == Sample.otherConfiguration)
        #expect(applied["proposedConfiguration"] == .null && applied["proposalValidation"] == .null)
        #expect(applied["validation"]?["position"] == 7)
    }

    @Test func `adding shows the place and since when`() {
        #expect(
            changes(by: .added(location: Sample.location, access: .readwrite)) == [
                "addedAt": .string(Sample.moment(2).description), "location": Sample.location.json, "status": "active",
            ])
    }

    @Test func `withdrawing takes the proposal and what was found of it away`() {
        #expect(
            changes(
                by: .configurationWithdrawn, after: .configurationProposed(configuration: configuration),
                .validated(.sample(.failed, of: configuration)))
                == ["proposedConfiguration": .null, "proposalValidation": .null])
    }

    @Test func `a rotation shows the next external ID until it is canceled or in force`() {
        let next = JSONValue.string(Sample.nextExternalID)
        let started = IntegrationEvent.externalIDRotationStarted(externalID: Sample.nextExternalID)
        #expect(changes(by: started) == ["nextExternalId": next])
        let canceled = IntegrationEvent.externalIDRotationCanceled(externalID: Sample.nextExternalID)
        #expect(changes(by: canceled, after: started) == ["nextExternalId": .null])
        let rotated = IntegrationEvent.externalIDRotated(externalID: Sample.nextExternalID, retired: Sample.externalID)
        #expect(
            changes(by: rotated, after: started) == [
                "externalId": next, "nextExternalId": .null, "retiredExternalId": .string(Sample.externalID),
            ])
    }

    @Test func `the status follows the events of its life`() {
        let added = IntegrationEvent.added(location: Sample.location, access: .readwrite)
        #expect(changes(by: .degraded, after: added) == ["status": "error"])
        #expect(changes(by: .recovered, after: added, .degraded) == ["status": "active"])
        #expect(changes(by: .suspended, after: added) == ["status": "suspended"])
        #expect(changes(by: .resumed, after: added, .suspended) == ["status": "active"])
    }

    @Test func `what is deleted stays, with the cause`() {
        #expect(changes(by: .deleted(cause: .requested)) == ["status": "deleted", "deletionCause": "requested"])
        #expect(changes(by: .deleted(cause: .expired)) == ["status": "deleted", "deletionCause": "expired"])
    }
}
