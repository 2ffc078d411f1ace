import MooringModel

extension RandomWorld {
    mutating func draftIntegration() {
        guard let project = someProject(), let projectID = project.id else { return }
        let id = IntegrationID(bits: mint())
        let name = someName()
        let isNamed = !random.once(in: 4)
        let draft = IntegrationDraft(
            id: id, project: projectID, name: isNamed ? name : nil, description: "",
            connector: "local-directory",
            region: Sample.region(random.pick("local", "local", "aws-us-west-2", "gcp-us-west1")),
            access: random.once(in: 5) ? .readonly : .readwrite, externalID: "mooring-\(id)",
            bucket: isNamed || random.once(in: 3) ? nil : random.pick("acme", "beta"))
        ask(
            \.integrations, id, .integration(id), .draft(draft, in: project, clouds: [.local, .aws]),
            home: home(of: projectID, draft.region))
    }

    mutating func askIntegration() {
        let all = integrations.values.sorted(by: \.id)
        let living = all.filter { $0.status != .deleted }
        guard let integration = random.element(of: random.once(in: 8) ? all : living), let draft = integration.draft
        else { return }
        let command = someCommand(for: integration)
        ask(
            \.integrations, draft.id, .integration(draft.id), command, home: home(of: draft.project, draft.region))
    }

    private mutating func someCommand(for integration: Integration) -> Integration.Command {
        let name = someName()
        let verdict = random.pick(Verdict.passed, .passed, .passed, .failed, .inconclusive)
        let isRequested = random.once(in: 2)
        // What waits for something mostly gets it.
        if integration.status == .suspended, random.once(in: 3) {
            return random.once(in: 2) ? .resume : .takeIn(integration.reportOfWhatIsInForce(verdict), isRequested: true)
        }
        if integration.nextExternalID != nil, random.once(in: 6) { return .cancelExternalIDRotation }
        switch random.number(below: 24) {
        case 0: return .describe(name: random.once(in: 2) ? nil : name, description: name)
        case 1...4: return someConfiguration(for: integration)
        case 5: return .withdrawProposal
        case 6...9: return .takeIn(integration.report(verdict), isRequested: isRequested)
        case 10, 11: return .takeIn(integration.reportOfWhatIsInForce(verdict), isRequested: isRequested)
        case 12: return .takeIn(.sample(verdict), isRequested: isRequested)
        case 13...17: return .add
        case 18: return .startExternalIDRotation("mooring-next-\(mint())")
        case 19: return .cancelExternalIDRotation
        case 20: return .suspend
        case 21, 22: return .resume
        default:
            guard random.once(in: 2), let id = integration.id else { return .expire }
            return .delete(
                openJobs: openJobs { $0.order?.integration == id }, forwardings: clustersForwarding(through: id))
        }
    }

    /// Mostly the place that it is at already, with one thing or another changed.
    private mutating func someConfiguration(for integration: Integration) -> Integration.Command {
        let places = [[], ["acme"], ["acme", "exports"], ["beta"]]
        var prefix = random.element(of: places) ?? []
        if let location = integration.location, !random.once(in: 4) { prefix = location.prefix }
        let configuration: JSONValue = [
            "prefix": .array(prefix.map(JSONValue.string)), "quota": .integer(Int64(random.number(below: 3))),
        ]
        let location = StorageLocation(authority: "local", container: "/srv", prefix: prefix)
        return .configure(configuration, location: location)
    }
}
