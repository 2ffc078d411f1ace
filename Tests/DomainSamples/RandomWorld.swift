package import EventLog
package import MooringModel

/// A small installation in which random commands are asked of random things, and what is decided is recorded, claims and
/// all, as the service and the store do it. The same seed always gives the same history.
///
/// The numbers of things are small on purpose: names, places and identifiers meet all the time.
package struct RandomWorld {
    var random: SplitMix64
    /// Recorded so far, in order.
    package private(set) var log: [RecordedEvent] = []
    /// Held at present.
    package private(set) var claims: [(claim: Claim, holder: StreamName)] = []
    /// How often a rule, and how often another's claim, stood against a command.
    package private(set) var refused = 0
    package private(set) var conflicts = 0

    package var organizations: [OrganizationID: Organization] = [:]
    package var projects: [ProjectID: Project] = [:]
    package var clusters: [ClusterID: Cluster] = [:]
    package var integrations: [IntegrationID: Integration] = [:]
    package var backups: [StreamName: Backup] = [:]
    package var jobs: [JobID: Job] = [:]
    package var forwardings: [ClusterID: Forwarding] = [:]
    package var principals: [PrincipalID: Principal] = [:]
    package var accessLists: [Scope: AccessList] = [:]

    private var versions: [StreamName: Version] = [:]
    private var projectSequences: [ProjectID: Int64] = [:]
    private var minted: UInt128 = 0

    package init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        record(.log, .log(.started(id: Sample.log, origin: "mooring.invalid/random", publicKey: "key")))
        for _ in 0..<2 { createOrganization() }
        for _ in 0..<3 { createProject() }
        for _ in 0..<3 { registerPrincipal() }
        grantRole(.operator, in: .installation)
    }

    /// What an event belongs to.
    struct Home {
        var organization: OrganizationID?
        var project: ProjectID?
        var region: Region?
    }

    mutating func mint() -> UInt128 {
        minted += 1
        return minted
    }

    /// Asks a command of one thing, and records what is decided: all of it, or nothing if a claim is held by another.
    mutating func ask<E: Entity, Key>(
        _ things: WritableKeyPath<RandomWorld, [Key: E]>, _ key: Key, _ stream: StreamName, _ command: E.Command,
        home: Home = Home()
    ) {
        var entity = self[keyPath: things][key] ?? E()
        let events: [E.Event]
        do { events = try entity.carryOut(command) } catch {
            refused += 1
            return
        }
        guard !events.isEmpty else { return }
        let changes = events.flatMap { new(stream, $0.erased, home).claimChanges }
        var held = claims
        for change in changes {
            switch change {
            case .release(let kind): held.removeAll { $0.holder == stream && $0.claim.kind == kind }
            case .acquire(let claim):
                guard !held.contains(where: { $0.holder != stream && $0.claim.conflicts(with: claim) }) else {
                    conflicts += 1
                    return
                }
                held.append((claim, stream))
            }
        }
        claims = held
        self[keyPath: things][key] = entity
        for event in events { record(stream, event.erased, home) }
    }

    private func new(_ stream: StreamName, _ event: Event, _ home: Home) -> NewEvent {
        NewEvent(
            id: EventID(bits: UInt128(log.count + 1)), stream: stream, event: event, organization: home.organization,
            project: home.project, region: home.region)
    }

    private mutating func record(_ stream: StreamName, _ event: Event, _ home: Home = Home()) {
        let version = (versions[stream] ?? .empty).next
        versions[stream] = version
        if let project = home.project { projectSequences[project, default: 0] += 1 }
        let append = Append(
            events: [], expectations: [:], actor: .system("random", via: "schedule"), correlation: "request-1")
        log.append(
            RecordedEvent(
                new(stream, event, home), of: append, position: Position(Int64(log.count + 1)), version: version,
                at: Sample.moment(Int64(log.count / 2)), projectSequence: home.project.flatMap { projectSequences[$0] },
                projectPrevious: nil))
    }
}
