import DomainSamples
import EventLog
import MooringModel
import Testing

@Suite struct ClaimChangeTests {
    /// Without what says that one thing uses another, which has tests of its own below.
    private func changes(_ event: Event) -> [ClaimChange] {
        RecordedEvent.sample(event).claimChanges.filter { !$0.isOfUse }
    }

    private func uses(_ event: Event) -> [ClaimChange] { RecordedEvent.sample(event).claimChanges.filter(\.isOfUse) }

    private func use(_ path: String) -> ClaimChange { .acquire(Claim(.use, scope: "", key: path)) }

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

    @Test func `a draft without a name takes the bucket that it is for, in its project and region`() {
        func changed(_ region: String) -> [ClaimChange] {
            changes(.integration(.drafted(.sample(name: nil, region: region, bucket: "acme"))))
        }
        func bucket(_ key: String) -> ClaimChange {
            .acquire(Claim(.draftBucket, scope: Sample.project.description, key: key))
        }
        #expect(changed("aws-us-west-2") == [externalID, bucket("aws-us-west-2/acme")])
        #expect(changed("aws-us-east-1") == [externalID, bucket("aws-us-east-1/acme")])
    }

    @Test func `a new name replaces the old one`() {
        let described = IntegrationEvent.described(name: "Archive", description: "")
        #expect(
            changes(.integration(described)) == [
                .release(.integrationName), .release(.draftBucket), name("archive"),
            ])
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
            changes(.integration(.deleted(cause: cause))) == [
                .release(.integrationName), .release(.draftBucket), .release(.storageLocation),
            ])
    }

    @Test func `no other event changes a claim`() {
        let claiming: Set<String> = [
            "organization.created", "project.created", "project.renamed", "project.removed", "integration.drafted",
            "integration.described", "integration.externalIDRotationStarted", "integration.added",
            "integration.deleted",
        ]
        for event in EventSamples.all where !claiming.contains(event.event.type) { #expect(changes(event) == []) }
    }

    @Test func `a cluster and an integration use their project, which is gone for both once it is removed`() {
        let project = "/project/\(Sample.project)/"
        let registered = ClusterEvent.registered(
            id: Sample.cluster("in01"), project: Sample.project, region: Sample.region("local"), plan: .dedicated)
        #expect(uses(.cluster(registered)) == [use(project + "in01/")])
        #expect(uses(.integration(.drafted(.sample()))) == [use(project + "\(Sample.integration)/")])
        #expect(uses(.project(.removed)) == [use(project)])
    }

    @Test func `an integration that is deleted uses nothing any more and can no longer be used`() {
        let end = uses(.integration(.deleted(cause: .requested)))
        #expect(end.first == .release(.use))
        #expect(end.count == 2)
        guard case .acquire(let claim) = end.last else {
            Issue.record("The end is not claimed.")
            return
        }
        #expect(claim.key.hasPrefix("/integration/"))
    }

    @Test func `a job uses nothing any more once it has ended or is being canceled`() {
        for event in [JobEvent.cancellationRequested, .canceled] {
            #expect(uses(.job(event)) == [.release(.use)])
        }
    }

    @Test func `a forwarding uses its cluster and its integration until nothing of it is on its way any more`() {
        let cluster = use("/cluster/in01/audit-log/")
        let integration = use("/integration/\(Sample.integration)/audit-log-in01/")
        #expect(uses(.forwarding(.enabled(.sample))) == [.release(.use), integration, cluster])
        #expect(uses(.forwarding(.disabled(.drain, entries: 3))) == [])
        #expect(uses(.forwarding(.drained)) == [.release(.use)])
        #expect(uses(.forwarding(.disabled(.discard, entries: 3))) == [.release(.use)])
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

extension ClaimChange {
    fileprivate var isOfUse: Bool {
        switch self {
        case .acquire(let claim): claim.kind == .use
        case .release(let kind): kind == .use
        }
    }
}
