import EventLog
import MooringModel

extension RowChange {
    /// The change that an event makes; nil if no view shows it.
    init?(_ event: RecordedEvent) {
        let key = event.stream.identifier
        switch event.event {
        case .organization(let event): self.init(event, key)
        case .project(let event): self.init(event, key)
        case .cluster(let event): self.init(event, key)
        case .integration(let event): self.init(event, key)
        case .backup(let event): self.init(event, key)
        case .job(let event): self.init(event, key)
        case .forwarding(let event): self.init(event, key)
        case .principal(let event): self.init(event, key)
        case .access(let event): self.init(event)
        case .log: return nil
        }
    }

    private init(_ event: OrganizationEvent, _ key: String) {
        switch event {
        case .created: self.init(.organization, begins: key, Opening(scope: "", status: "active"), event.data)
        }
    }

    private init?(_ event: ProjectEvent, _ key: String) {
        switch event {
        case .created(_, let organization, _):
            self.init(.project, begins: key, Opening(scope: organization.description, status: "active"), event.data)
        case .renamed(let name): self.init(.project, key, [("name", .string(name))])
        case .removed: self.init(.project, key, status: "removed")
        case .backupRootBound:
            let root = event.data
            self.init(.project, key) { row, _ in
                row.body["backupRoots"] = .array((row.body["backupRoots"]?.arrayValue ?? []) + [root])
            }
        case .backupRootUnbound:
            let root = event.data
            self.init(.project, key) { row, _ in
                row.body["backupRoots"] = .array(
                    (row.body["backupRoots"]?.arrayValue ?? []).filter {
                        $0["path"] != root["path"] || $0["cluster"] != root["cluster"]
                    })
            }
        case .secretStored(let id, _, _):
            self.init(.secret, begins: id.description, Opening(scope: key, status: "stored"), event.data)
        case .secretDestroyed(let id): self.init(.secret, id.description, status: "destroyed")
        }
    }

    private init(_ event: ClusterEvent, _ key: String) {
        switch event {
        case .registered(_, let project, let region, _):
            self.init(
                .cluster, begins: key,
                Opening(scope: project.description, region: region.description, status: "active"), event.data)
        case .planChanged(let plan): self.init(.cluster, key, [("plan", .string(plan.rawValue))])
        case .removed: self.init(.cluster, key, status: "removed")
        }
    }

    private init?(_ event: BackupEvent, _ key: String) {
        switch event {
        case .registered(_, let cluster, _, _, _):
            self.init(.backup, begins: key, Opening(scope: cluster.description, status: "available"), event.data)
        case .removed: self.init(.backup, key, status: "removed")
        }
    }

    private init(_ event: JobEvent, _ key: String) {
        switch event {
        case .requested(let order):
            self.init(
                .job, begins: key,
                Opening(
                    scope: order.project.description, region: order.region.description,
                    status: JobStatus.pending.rawValue, lookup: order.integration.description), event.data)
        case .started:
            self.init(.job, key, status: JobStatus.inProgress.rawValue) { row, event in
                row.body["startedAt"] = .string(event.at.description)
            }
        case .succeeded:
            let members = event.data.objectValue?.members.map { ($0.name, JSONValue?.some($0.value)) } ?? []
            self.init(.job, key, status: JobStatus.successful.rawValue, members, edit: Self.end)
        case .failed(let failure):
            self.init(.job, key, status: JobStatus.failed.rawValue, [("failure", failure.json)], edit: Self.end)
        case .cancellationRequested: self.init(.job, key, status: JobStatus.canceling.rawValue)
        case .canceled: self.init(.job, key, status: JobStatus.canceled.rawValue, edit: Self.end)
        }
    }

    private static func end(_ row: inout ViewRow, _ event: RecordedEvent) {
        row.body["endedAt"] = .string(event.at.description)
    }

    private init(_ event: ForwardingEvent, _ key: String) {
        switch event {
        case .enabled(let target):
            var body = event.data.objectValue ?? JSONObject()
            body["id"] = .string(key)
            self.init(
                .forwarding, begins: key,
                Opening(
                    scope: target.project.description, region: target.region.description,
                    status: ForwardingStatus.active.rawValue, lookup: target.integration.description), .object(body))
        case .disabled(let spooled, let entries):
            let status = spooled == .drain ? ForwardingStatus.draining : .disabled
            self.init(
                .forwarding, key, status: status.rawValue,
                [("entries", .integer(entries)), ("failure", nil), ("spooled", .string(spooled.rawValue))])
        case .becameAbnormal(let failure):
            self.init(.forwarding, key, status: ForwardingStatus.abnormal.rawValue, [("failure", failure.json)])
        case .recovered:
            self.init(.forwarding, key, status: ForwardingStatus.active.rawValue, [("failure", nil)])
        case .drained: self.init(.forwarding, key, status: ForwardingStatus.disabled.rawValue)
        }
    }

    private init?(_ event: PrincipalEvent, _ key: String) {
        switch event {
        case .registered(_, _, let home):
            self.init(.principal, begins: key, Opening(scope: home.description, status: "active"), event.data)
        case .disabled: self.init(.principal, key, status: "disabled")
        case .tokenIssued(let token):
            var body = token.json.objectValue ?? JSONObject()
            body["hash"] = nil
            body["principal"] = .string(key)
            self.init(
                .token, begins: token.id.description, Opening(scope: key, status: "active", lookup: token.hash),
                .object(body))
        case .tokenRevoked(let id): self.init(.token, id.description, status: "revoked")
        case .accessRefused: return nil
        }
    }

    private init(_ event: AccessEvent) {
        switch event {
        case .granted(let id, let principal, _, let scope):
            self.init(
                .grant, begins: id.description,
                Opening(scope: scope.description, status: "active", lookup: principal.description), event.data)
        case .revoked(let id, _, _): self.init(.grant, id.description, status: "revoked")
        }
    }
}
