import DomainSamples
import EventLog
import MooringModel
import Testing

@Suite struct ClaimChangeTests {
    private func changes(_ event: Event) -> [ClaimChange] { RecordedEvent.sample(event).claimChanges }

    private func name(_ key: String) -> ClaimChange {
        .acquire(Claim(.integrationName, scope: Sample.project.description, key: key))
    }
    private let externalID = ClaimChange.acquire(Claim(.externalID, scope: "", key: Sample.externalID))
    private let place = ClaimChange.acquire(Claim(.storageLocation, scope: "local//srv/exports", key: "/acme/"))

    @Test func `an organization's name is its own in the installation, however it is written`() {
        let claim = Claim(.organizationName, scope: "", key: "café")
        for name in ["Café", "CAFE\u{301}"] {
            #expect(changes(.organization(.created(id: Sample.organization, name: name))) == [.acquire(claim)])
        }
    }

    @Test func `a project's name is its own in its organization until it is renamed or removed`() {
        func claim(_ key: String) -> ClaimChange {
            .acquire(Claim(.projectName, scope: Sample.organization.description, key: key))
        }
        let created = ProjectEvent.created(id: Sample.project, organization: Sample.organization, name: "Search")
        #expect(changes(.project(created)) == [claim("search")])
        #expect(changes(.project(.renamed(name: "Find"))) == [.release(.projectName), claim("find")])
        #expect(changes(.project(.removed)) == [.release(.projectName)])
    }

    @Test func `a draft takes its external ID and its name, if it has one`() {
        #expect(changes(.integration(.drafted(.sample()))) == [externalID, name("acme exports")])
        #expect(changes(.integration(.drafted(.sample(name: nil)))) == [externalID])
    }

    @Test func `a new name replaces the old one`() {
        let described = IntegrationEvent.described(name: "Archive", description: "")
        #expect(changes(.integration(described)) == [.release(.integrationName), name("archive")])
        #expect(changes(.integration(.described(name: nil, description: ""))) == [.release(.integrationName)])
    }

    @Test func `the place is taken when the integration is added, and only to write`() {
        #expect(changes(.integration(.configured(configuration: [:], location: Sample.location))) == [])
        #expect(changes(.integration(.added(location: Sample.location, access: .readwrite))) == [place])
        #expect(changes(.integration(.added(location: Sample.location, access: .readonly))) == [])
    }

    @Test func `a rotation takes the new external ID, and gives none back`() {
        let next = ClaimChange.acquire(Claim(.externalID, scope: "", key: Sample.nextExternalID))
        #expect(changes(.integration(.externalIDRotationStarted(externalID: Sample.nextExternalID))) == [next])
        #expect(changes(.integration(.externalIDRotationCanceled(externalID: Sample.nextExternalID))) == [])
        let rotated = IntegrationEvent.externalIDRotated(externalID: Sample.nextExternalID, retired: Sample.externalID)
        #expect(changes(.integration(rotated)) == [])
    }

    @Test(arguments: [IntegrationEvent.DeletionCause.requested, .expired])
    func `what is deleted gives back its name and its place and never its external ID`(
        cause: IntegrationEvent.DeletionCause
    ) {
        #expect(
            changes(.integration(.deleted(cause: cause))) == [.release(.integrationName), .release(.storageLocation)])
    }

    @Test func `no other event changes a claim`() {
        let claiming: Set<String> = [
            "organization.created", "project.created", "project.renamed", "project.removed", "integration.drafted",
            "integration.described", "integration.externalIDRotationStarted", "integration.added",
            "integration.deleted",
        ]
        for event in EventSamples.all where !claiming.contains(event.event.type) { #expect(changes(event) == []) }
    }

    @Test(arguments: EventSamples.all)
    func `an event makes the same claims before and after it is recorded`(event: Event) {
        let recorded = RecordedEvent.sample(event)
        let new = NewEvent(
            id: recorded.id, stream: recorded.stream, event: event, organization: recorded.organization,
            project: recorded.project)
        #expect(new.claimChanges == recorded.claimChanges)
    }
}
