import EventLog
package import MooringModel
package import Stores

// # The sample
//
// One organization with 20 projects, and integrations in ten regions, evenly. Each integration is drafted, configured,
// validated and added, and between two of them some of those before are edited, so that at any position in the log some
// of its integrations are there and some of them are as they will be in the end. Everything is decided by the same
// functions as in the service; only the person and the time between the events are made up.

/// Writes a log as an installation has it after a while.
package struct SampleLog {
    static let projectCount = 20
    static let regions = [
        "aws-us-east-1", "aws-us-west-2", "aws-eu-central-1", "aws-eu-west-1", "aws-ap-southeast-1",
        "aws-ap-northeast-1", "aws-sa-east-1", "aws-ca-central-1", "aws-cn-north-1", "aws-cn-northwest-1",
    ]

    package private(set) var projects: [ProjectID] = []
    package private(set) var integrations: [IntegrationID] = []

    private let organization: OrganizationID
    private var minted = Minted()
    private var projectStates: [Project] = []
    private var integrationStates: [Integration] = []
    private var pending: [NewEvent] = []
    private var written = 0

    package init() { organization = OrganizationID(bits: minted.next()) }

    /// The fewest events that so many integrations are made of.
    static func leastEvents(integrations: Int) -> Int { 1 + projectCount + 4 * integrations }

    /// Writes the log to an empty store.
    ///
    /// - Parameters:
    ///   - events: how many there are in the end, with those that the store has already.
    package mutating func write(to store: some EventStore, events total: Int, integrations count: Int) async throws {
        written = Int(try await store.head().position.value)
        let edits = total - written - Self.leastEvents(integrations: count)
        try makeTenancy()
        var edited = 0
        for index in 0..<count {
            try makeIntegration(index)
            while edited < edits * (index + 1) / count {
                // Numbers without a common divisor: each integration comes round after all others.
                try edit(edited &* 7_919 % (index + 1), "Edited \(edited) times")
                edited += 1
            }
            // Few enough that SQLite's journal of the append's savepoint, which it walks through at each statement's end,
            // stays short.
            if pending.count >= 50 { try await flush(to: store) }
        }
        try await flush(to: store)
    }

    private mutating func makeTenancy() throws {
        var owner = Organization()
        try decide(
            .create(organization, name: "Acme"), on: &owner, .organization(organization), project: nil, region: nil)
        for number in 1...Self.projectCount {
            let id = ProjectID(bits: minted.next())
            var project = Project()
            try decide(
                .create(id, in: owner, name: "Search \(number)"), on: &project, .project(id), project: id, region: nil)
            projects.append(id)
            projectStates.append(project)
        }
    }

    private mutating func makeIntegration(_ index: Int) throws {
        let project = projects[index % projects.count]
        let regionName = Self.regions[index / projects.count % Self.regions.count]
        guard let region = Region(regionName) else { throw BenchError("\(regionName) is no region") }
        let id = IntegrationID(bits: minted.next())
        let draft = IntegrationDraft(
            id: id, project: project, name: "Exports \(index)", description: "", connector: "amazon-s3",
            region: region, access: .readwrite, externalID: "mooring-\(String(minted.next(), radix: 32))")
        let configuration: JSONValue = [
            "bucket": "acme-exports", "prefix": .string("team-\(index)"),
            "roleArn": "arn:aws:iam::222222222222:role/mooring-exports",
        ]
        let location = StorageLocation(authority: "aws", container: "acme-exports", prefix: ["team-\(index)"])
        let report = ValidationReport(
            verdict: .passed, checks: Self.checks, configuration: configuration, externalID: draft.externalID)
        var integration = Integration()
        let commands: [Integration.Command] = [
            .draft(draft, in: projectStates[index % projects.count], clouds: [.aws]),
            .configure(configuration, location: location), .takeIn(report, isRequested: true), .add,
        ]
        for command in commands {
            try decide(command, on: &integration, .integration(id), project: project, region: region)
        }
        integrations.append(id)
        integrationStates.append(integration)
    }

    private mutating func edit(_ index: Int, _ description: String) throws {
        var integration = integrationStates[index]
        guard let draft = integration.draft else { return }
        try decide(
            .describe(name: draft.name, description: description), on: &integration, .integration(draft.id),
            project: draft.project, region: draft.region)
        integrationStates[index] = integration
    }

    private static let checks = [
        "bucket-name", "role-arn", "assume-role", "external-id-required", "bucket-region", "write",
    ].map { id in
        CheckResult(
            id: id, status: .passed, message: "passed",
            evidence: Evidence(service: "s3", operation: "HeadBucket", httpStatus: 200), durationMilliseconds: 41)
    }

    // MARK: What the service does

    private mutating func decide<E: Entity>(
        _ command: E.Command, on entity: inout E, _ stream: StreamName, project: ProjectID?, region: Region?
    ) throws {
        let events = try entity.decide(command)
        guard !events.isEmpty else { throw BenchError("nothing follows from \(command)") }
        for event in events {
            entity.evolve(event)
            pending.append(
                NewEvent(
                    id: EventID(bits: minted.next()), stream: stream, event: event.erased, organization: organization,
                    project: project, region: region))
        }
    }

    private mutating func flush(to store: some EventStore) async throws {
        guard !pending.isEmpty else { return }
        _ = try await store.append(
            Append(
                events: pending, expectations: [:], actor: SamplePerson.actor,
                correlation: String(minted.next(), radix: 32)))
        written += pending.count
        pending = []
    }
}
