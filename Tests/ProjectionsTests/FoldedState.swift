import EventLog
import MooringModel
import Projections

/// The entities folded from the events, and what their rows have to say of them.
struct FoldedState {
    private var projects: [StreamName: Project] = [:]
    private var clusters: [StreamName: Cluster] = [:]
    private var integrations: [StreamName: Integration] = [:]
    private var backups: [StreamName: Backup] = [:]
    private var jobs: [StreamName: Job] = [:]
    private var forwardings: [StreamName: Forwarding] = [:]
    private var principals: [StreamName: Principal] = [:]
    private var accessLists: [StreamName: AccessList] = [:]
    private var secrets: Set<SecretID> = []
    private var tokens: Set<TokenID> = []
    private var grants: Set<GrantID> = []

    /// What a row has to say.
    struct Expected {
        var view: View
        var key: String
        var status: String
        /// Members of the body; nil for one that must not be there.
        var members: [String: JSONValue?] = [:]
        /// Members that are validations, and their verdicts; nil for one that must not be there.
        var verdicts: [String: Verdict?] = [:]
    }

    init() {}

    /// Takes in an event.
    ///
    /// - Returns: what all rows that follow from its stream have to say now.
    mutating func take(_ event: RecordedEvent) -> [Expected] {
        let (stream, key) = (event.stream, event.stream.identifier)
        switch event.event {
        case .organization(.created(_, let name)):
            return [Expected(view: .organization, key: key, status: "active", members: ["name": .string(name)])]
        case .project(let event):
            projects[stream, default: Project()].evolve(event)
            if case .secretStored(let id, _, _) = event { secrets.insert(id) }
            return projects[stream].map { expected($0, key) } ?? []
        case .cluster(let event):
            clusters[stream, default: Cluster()].evolve(event)
            return clusters[stream].map { cluster in
                [
                    Expected(
                        view: .cluster, key: key, status: cluster.isRemoved ? "removed" : "active",
                        members: ["plan": .string(cluster.plan.rawValue)])
                ]
            } ?? []
        case .integration(let event):
            integrations[stream, default: Integration()].evolve(event)
            return integrations[stream].map { [expected($0, key)] } ?? []
        case .backup(let event):
            backups[stream, default: Backup()].evolve(event)
            return [
                Expected(view: .backup, key: key, status: backups[stream]?.isRemoved == true ? "removed" : "available")
            ]
        case .job(let event):
            jobs[stream, default: Job()].evolve(event)
            return jobs[stream].map { job in
                [
                    Expected(
                        view: .job, key: key, status: job.status.rawValue, members: ["failure": job.failure?.json])
                ]
            } ?? []
        case .forwarding(let event):
            forwardings[stream, default: Forwarding()].evolve(event)
            return forwardings[stream].map { forwarding in
                [
                    Expected(
                        view: .forwarding, key: key, status: forwarding.status.rawValue,
                        members: [
                            "failure": forwarding.failure?.json,
                            "integration": forwarding.target.map { .string($0.integration.description) },
                            "directory": forwarding.target.map { .string($0.directory) },
                        ])
                ]
            } ?? []
        case .principal(let event):
            principals[stream, default: Principal()].evolve(event)
            if case .tokenIssued(let token) = event { tokens.insert(token.id) }
            return principals[stream].map { expected($0, key) } ?? []
        case .access(let event):
            accessLists[stream, default: AccessList()].evolve(event)
            guard case .granted(let id, _, _, _) = event else { return expectedGrants() }
            grants.insert(id)
            return expectedGrants()
        case .log: return []
        }
    }

    private func expected(_ project: Project, _ key: String) -> [Expected] {
        let roots = project.backupRoots.map { root in
            ProjectEvent.backupRootBound(path: root.path, cluster: root.cluster, bucket: root.bucket).data
        }
        let row = Expected(
            view: .project, key: key, status: project.isRemoved ? "removed" : "active",
            members: ["name": .string(project.name)].merging(roots.isEmpty ? [:] : ["backupRoots": .array(roots)]) {
                $1
            })
        let stored = Set(projects.values.flatMap(\.secrets.keys))
        return [row]
            + secrets.map { id in
                Expected(view: .secret, key: id.description, status: stored.contains(id) ? "stored" : "destroyed")
            }
    }

    private func expected(_ integration: Integration, _ key: String) -> Expected {
        Expected(
            view: .integration, key: key, status: integration.status.rawValue,
            members: [
                "name": integration.draft?.name.map(JSONValue.string),
                "bucket": integration.draft?.bucket.map(JSONValue.string),
                "description": integration.draft.map { .string($0.description) },
                "externalId": integration.externalID.map(JSONValue.string),
                "nextExternalId": integration.nextExternalID.map(JSONValue.string),
                "retiredExternalId": integration.retiredExternalID.map(JSONValue.string),
                "configuration": integration.configuration, "proposedConfiguration": integration.proposal,
                "location": integration.location?.json,
            ],
            verdicts: [
                "validation": integration.lastReport?.verdict,
                "proposalValidation": integration.proposalReport?.verdict,
            ])
    }

    private func expected(_ principal: Principal, _ key: String) -> [Expected] {
        let issued = Set(principals.values.flatMap(\.tokens.keys))
        return [Expected(view: .principal, key: key, status: principal.isDisabled ? "disabled" : "active")]
            + tokens.map { id in
                Expected(view: .token, key: id.description, status: issued.contains(id) ? "active" : "revoked")
            }
    }

    private func expectedGrants() -> [Expected] {
        let held = Set(accessLists.values.flatMap(\.grants.keys))
        return grants.map { id in
            Expected(view: .grant, key: id.description, status: held.contains(id) ? "active" : "revoked")
        }
    }
}
