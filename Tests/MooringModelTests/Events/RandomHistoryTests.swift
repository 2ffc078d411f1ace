import DomainSamples
import EventLog
import MooringModel
import Testing

/// What holds after every command, whatever was asked before.
@Suite struct RandomHistoryTests {
    private static let seeds = Array(UInt64(1)...16)

    @Test(arguments: seeds)
    func `folding the recorded events gives the live state`(seed: UInt64) {
        var world = RandomWorld(seed: seed)
        for _ in 0..<600 { world.step() }
        func folded<E: Entity>(_ kind: StreamName.Kind, _: E.Type) -> [StreamName: E] {
            Dictionary(grouping: world.log.filter { $0.stream.kind == kind }, by: \.stream)
                .mapValues { E(folding: $0.compactMap { E.Event($0.event) }) }
        }
        func live<Key, E: Entity>(_ things: [Key: E], _ name: (Key) -> StreamName) -> [StreamName: E] {
            Dictionary(uniqueKeysWithValues: things.map { (name($0.key), $0.value) })
        }
        #expect(folded(.organization, Organization.self) == live(world.organizations, StreamName.organization))
        #expect(folded(.project, Project.self) == live(world.projects, StreamName.project))
        #expect(folded(.cluster, Cluster.self) == live(world.clusters, StreamName.cluster))
        #expect(folded(.integration, Integration.self) == live(world.integrations, StreamName.integration))
        #expect(folded(.backup, Backup.self) == live(world.backups) { $0 })
        #expect(folded(.job, Job.self) == live(world.jobs, StreamName.job))
        #expect(folded(.forwarding, Forwarding.self) == live(world.forwardings, StreamName.forwarding))
        #expect(folded(.principal, Principal.self) == live(world.principals, StreamName.principal))
        #expect(folded(.access, AccessList.self) == live(world.accessLists, StreamName.access))
    }

    @Test(arguments: seeds)
    func `integrations keep their invariants after every command`(seed: UInt64) throws {
        var world = RandomWorld(seed: seed)
        var drafts: [IntegrationID: IntegrationDraft] = [:]
        var places: [IntegrationID: StorageLocation] = [:]
        for _ in 0..<600 {
            let known = world.log.count
            world.step()
            guard world.log.count > known else { continue }
            for (id, integration) in world.integrations {
                let draft = try #require(integration.draft)
                let first = drafts[id, default: draft]
                drafts[id] = first
                check(integration, draft, since: first)
                guard integration.status.isAdded, let location = integration.location else { continue }
                let place = places[id, default: location]
                places[id] = place
                #expect(location == place)
            }
        }
    }

    private func check(_ integration: Integration, _ draft: IntegrationDraft, since first: IntegrationDraft) {
        // What an integration begins with stays.
        #expect(draft.project == first.project && draft.connector == first.connector)
        #expect(draft.region == first.region && draft.access == first.access)
        // Without a rotation the external ID stays too.
        #expect(draft.externalID == first.externalID || integration.retiredExternalID != nil)
        // What was added has all that an export needs, and nothing is proposed for a draft.
        if integration.status.isAdded {
            #expect(draft.name != nil && integration.configuration != nil && integration.location != nil)
        } else if integration.status == .draft {
            #expect(integration.proposal == nil && integration.nextExternalID == nil)
        }
        // The status says what the latest conclusive validation of what is in force said.
        let verdict = integration.lastReport?.verdict
        if integration.status == .active { #expect(verdict == .passed || verdict == .inconclusive) }
        if integration.status == .error { #expect(verdict == .failed || verdict == .inconclusive) }
        // Reports speak of exactly what is in force, and of exactly what is proposed.
        if let report = integration.lastReport {
            #expect(report.configuration == integration.configuration && report.externalID == integration.externalID)
        }
        if let report = integration.proposalReport {
            #expect(integration.proposal != nil || integration.nextExternalID != nil)
            #expect(report.configuration == integration.configurationToValidate)
            #expect(report.externalID == integration.externalIDToValidate)
            #expect(report.verdict != .passed)
        }
    }

    @Test(arguments: seeds)
    func `an integration is added only after a validation that passed for exactly its configuration`(seed: UInt64) {
        var world = RandomWorld(seed: seed)
        for _ in 0..<600 { world.step() }
        for (_, stream) in Dictionary(grouping: world.log, by: \.stream) {
            let events = stream.compactMap { IntegrationEvent($0.event) }
            for (index, event) in events.enumerated() {
                guard case .added = event else { continue }
                let before = events[..<index].filter { event in
                    switch event {
                    case .configured, .validated: true
                    default: false
                    }
                }
                guard case .validated(let report) = before.last,
                    case .configured(let configuration, _) = before.last(where: { $0.type == "integration.configured" })
                else {
                    Issue.record("added without a configuration and a validation after it")
                    continue
                }
                #expect(report.verdict == .passed && report.configuration == configuration)
            }
        }
    }

    @Test(arguments: seeds)
    func `names and places are unique among what is there, and external IDs for ever`(seed: UInt64) {
        var world = RandomWorld(seed: seed)
        for _ in 0..<600 { world.step() }
        let there = world.integrations.values.filter { $0.status != .deleted }
        let names = there.compactMap { integration in
            integration.draft.flatMap { draft in draft.name.map { "\(draft.project) \(NameKey($0))" } }
        }
        #expect(Set(names).count == names.count)
        let projects = world.projects.values.filter { !$0.isRemoved }
        #expect(Set(projects.map { "\($0.organization, default: "") \(NameKey($0.name))" }).count == projects.count)
        #expect(Set(world.organizations.values.map { NameKey($0.name) }).count == world.organizations.count)

        let places = there.filter { $0.status.isAdded && $0.draft?.access == .readwrite }.compactMap(\.location)
        for (index, place) in places.enumerated() {
            for other in places[..<index] {
                #expect(!place.prefix.starts(with: other.prefix) && !other.prefix.starts(with: place.prefix))
            }
        }
        let minted = world.log.compactMap { event -> String? in
            switch event.event {
            case .integration(.drafted(let draft)): draft.externalID
            case .integration(.externalIDRotationStarted(let externalID)): externalID
            default: nil
            }
        }
        #expect(Set(minted).count == minted.count)
    }

    @Test(arguments: seeds)
    func `a job is requested, begins, ends once, and only through what may serve it`(seed: UInt64) throws {
        var world = RandomWorld(seed: seed)
        for _ in 0..<600 {
            let known = world.log.count
            world.step()
            for event in world.log[known...] {
                guard case .job(.requested(let order)) = event.event else { continue }
                let integration = try #require(world.integrations[order.integration])
                let cluster = try #require(world.clusters[order.cluster])
                let backup = try #require(world.backups[.backup(order.backup, of: order.cluster)])
                #expect(integration.status == .active && integration.draft?.access == .readwrite)
                #expect(integration.draft?.project == cluster.project && integration.draft?.region == cluster.region)
                #expect(!cluster.isRemoved && cluster.plan.mayExport && !backup.isRemoved)
            }
        }
        let life = /requested( started( cancellationRequested)?)?( (succeeded|failed|canceled))?/
        for (stream, events) in Dictionary(grouping: world.log, by: \.stream) where stream.kind == .job {
            let words = events.map { $0.event.event.type.dropFirst("export.".count) }.joined(separator: " ")
            #expect(words.wholeMatch(of: life) != nil, "\(words)")
        }
    }

    @Test(arguments: seeds)
    func `an audit log goes only where it may, and stands as its latest event says`(seed: UInt64) throws {
        var world = RandomWorld(seed: seed)
        for _ in 0..<600 {
            let known = world.log.count
            world.step()
            for event in world.log[known...] {
                guard case .forwarding(.enabled(let target)) = event.event else { continue }
                let integration = try #require(world.integrations[target.integration])
                let cluster = try #require(world.clusters[target.cluster])
                #expect(integration.status == .active && integration.draft?.access == .readwrite)
                #expect(integration.draft?.project == cluster.project && integration.draft?.region == cluster.region)
                #expect(target.project == cluster.project && !cluster.isRemoved)
            }
        }
        let followers: [String: Set<String>] = [
            "auditLog.forwardingEnabled": [
                "auditLog.forwardingEnabled", "auditLog.becameAbnormal", "auditLog.forwardingDisabled",
            ],
            "auditLog.becameAbnormal": [
                "auditLog.recovered", "auditLog.forwardingEnabled", "auditLog.forwardingDisabled",
            ],
            "auditLog.recovered": [
                "auditLog.becameAbnormal", "auditLog.forwardingEnabled", "auditLog.forwardingDisabled",
            ],
            "auditLog.forwardingDisabled": [
                "auditLog.forwardingDisabled", "auditLog.drained", "auditLog.forwardingEnabled",
            ],
            "auditLog.drained": ["auditLog.forwardingEnabled"],
        ]
        for (stream, events) in Dictionary(grouping: world.log, by: \.stream) where stream.kind == .forwarding {
            let types = events.map(\.event.event.type)
            #expect(types.first == "auditLog.forwardingEnabled")
            for (type, next) in zip(types, types.dropFirst()) {
                #expect(followers[type]?.contains(next) == true, "\(next) after \(type)")
            }
        }
    }

    @Test(arguments: seeds)
    func `nothing that is in use goes away`(seed: UInt64) {
        var world = RandomWorld(seed: seed)
        for _ in 0..<600 {
            world.step()
            for job in world.jobs.values where job.status.isOpen {
                guard let order = job.order else { continue }
                #expect(world.integrations[order.integration]?.status != .deleted)
                #expect(world.clusters[order.cluster]?.isRemoved == false)
                #expect(world.backups[.backup(order.backup, of: order.cluster)]?.isRemoved == false)
            }
            for forwarding in world.forwardings.values where forwarding.status.isOn {
                guard let target = forwarding.target else { continue }
                #expect(world.integrations[target.integration]?.status != .deleted)
                #expect(world.clusters[target.cluster]?.isRemoved == false)
            }
        }
        for cluster in world.clusters.values where !cluster.isRemoved {
            #expect(cluster.project.flatMap { world.projects[$0] }?.isRemoved == false)
        }
    }

    @Test(arguments: seeds)
    func `whoever ran the installation or owned an organization has a successor`(seed: UInt64) {
        var world = RandomWorld(seed: seed)
        var owned: Set<OrganizationID> = []
        for _ in 0..<600 {
            world.step()
            #expect(world.accessLists[.installation]?.grants.values.contains { $0.role == .operator } == true)
            for (scope, list) in world.accessLists {
                guard case .organization(let id) = scope else { continue }
                let hasOwner = list.grants.values.contains { $0.role == .organizationOwner }
                #expect(hasOwner || !owned.contains(id))
                if hasOwner { owned.insert(id) }
            }
            for principal in world.principals.values where principal.isDisabled {
                #expect(principal.tokens.isEmpty)
                #expect(
                    !world.accessLists.values.contains { $0.grants.values.contains { $0.principal == principal.id } })
            }
        }
    }

    @Test func `the histories see every event, refusals and conflicts`() {
        var types: Set<String> = []
        var (refused, conflicts) = (0, 0)
        for seed in Self.seeds {
            var world = RandomWorld(seed: seed)
            for _ in 0..<600 { world.step() }
            types.formUnion(world.log.map(\.event.event.type))
            refused += world.refused
            conflicts += world.conflicts
        }
        let expected = Set(EventSamples.all.filter { $0.stream.kind != .log }.map(\.event.type)).union(["log.started"])
        #expect(expected.subtracting(types) == [])
        #expect(refused > 100 && conflicts > 100)
    }

    @Test func `the same seed gives the same history`() {
        var (one, other) = (RandomWorld(seed: 7), RandomWorld(seed: 7))
        for _ in 0..<300 {
            one.step()
            other.step()
        }
        #expect(one.log == other.log)
    }
}
