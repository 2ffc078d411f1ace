import EventLog
import MooringModel

extension RandomWorld {
    /// Asks for one more thing, whatever it is.
    package mutating func step() {
        switch random.number(below: 38) {
        case 0: createOrganization()
        case 1: random.once(in: 3) ? createProject() : askProject()
        case 2, 3: askCluster()
        case 4, 5: askBackup()
        case 6...14: askJob()
        case 15, 16: askPrincipal()
        case 17, 18: askAccess()
        case 19, 20: draftIntegration()
        case 21...24: askForwarding()
        default: askIntegration()
        }
    }

    // MARK: The tenancy

    mutating func createOrganization() {
        let id = OrganizationID(bits: mint())
        ask(
            \.organizations, id, .organization(id),
            .create(id, name: random.pick("Acme", "ACME", "Beta", "Gamma", " ")),
            home: Home(organization: id))
    }

    mutating func createProject() {
        guard let organization = random.element(of: organizations.values.sorted(by: \.id)) else { return }
        let id = ProjectID(bits: mint())
        ask(
            \.projects, id, .project(id), .create(id, in: organization, name: someName()),
            home: Home(organization: organization.id, project: id))
    }

    private mutating func askProject() {
        guard let project = someProject(), let id = project.id else { return }
        let root = BackupRoot(path: random.pick("/var/backups", "/srv", "var", "/a/../b"), cluster: nil)
        let bound = random.element(of: project.backupRoots) ?? root
        let secret = random.element(of: project.secrets.keys.sorted()) ?? SecretID(bits: mint())
        let name = someName()
        let command: Project.Command =
            switch random.number(below: 6) {
            case 0: .rename(name)
            case 1: .remove(remaining: whatIsLeft(in: id))
            case 2: .bindBackupRoot(root)
            case 3: .unbindBackupRoot(bound)
            case 4: .storeSecret(SecretID(bits: mint()), name: name, fingerprint: "5e")
            default: .destroySecret(secret)
            }
        ask(\.projects, id, .project(id), command, home: home(of: id))
    }

    private mutating func askCluster() {
        guard let project = someProject(), let projectID = project.id else { return }
        let id = Sample.cluster("in0\(random.number(below: 5))")
        let region = Sample.region(random.pick("local", "aws-us-west-2"))
        let plan = random.pick(Plan.dedicated, .dedicated, .serverless)
        guard let cluster = clusters[id], let owner = cluster.project else {
            ask(
                \.clusters, id, .cluster(id), .register(id, in: project, region: region, plan: plan),
                home: Home(organization: project.organization, project: projectID, region: region))
            return
        }
        let command: Cluster.Command =
            switch random.number(below: 6) {
            case 0: .register(id, in: project, region: region, plan: plan)
            case 1:
                .remove(
                    openJobs: openJobs { $0.order?.cluster == id }, forwarding: forwardings[id]?.status.isOn == true)
            default: .changePlan(plan)
            }
        ask(\.clusters, id, .cluster(id), command, home: home(of: owner, cluster.region))
    }

    private mutating func askBackup() {
        guard let cluster = random.element(of: clusters.values.sorted(by: \.id)), let clusterID = cluster.id else {
            return
        }
        let id = Sample.backup(random.pick("full", "nightly"))
        let stream = StreamName.backup(id, of: clusterID)
        let path = random.pick("full", "2026/nightly", "../up")
        let command: Backup.Command =
            random.once(in: 4)
            ? .remove(openJobs: openJobs { $0.order?.cluster == clusterID && $0.order?.backup == id })
            : .register(id, of: cluster, root: "/var/backups", path: path)
        ask(\.backups, stream, stream, command, home: cluster.project.map { home(of: $0, cluster.region) } ?? Home())
    }

    // MARK: What there is

    mutating func someName() -> String {
        random.pick("Exports", "EXPORTS", "exports ", "Café", "Cafe\u{301}", "Archive", "audit", "")
    }

    mutating func someProject() -> Project? { random.element(of: projects.values.sorted(by: \.id)) }

    func home(of project: ProjectID, _ region: Region? = nil) -> Home {
        Home(organization: projects[project]?.organization, project: project, region: region)
    }

    func home(of scope: Scope) -> Home {
        switch scope {
        case .installation: Home()
        case .organization(let id): Home(organization: id)
        case .project(let id): home(of: id)
        case .cluster(let id): clusters[id]?.project.map { home(of: $0) } ?? Home()
        }
    }

    func openJobs(_ isMeant: (Job) -> Bool) -> [JobID] {
        jobs.values.filter { $0.status.isOpen && isMeant($0) }.compactMap(\.id).sorted()
    }

    private func whatIsLeft(in project: ProjectID) -> [String] {
        let clusters = clusters.values.filter { $0.project == project && !$0.isRemoved }.compactMap(\.id)
        let integrations = integrations.values.filter { $0.draft?.project == project && $0.status != .deleted }
        return clusters.map { "cluster \($0)" } + integrations.compactMap(\.id).map { "integration \($0)" }
    }
}

extension Sequence {
    /// In an order that does not depend on the process, as a dictionary's does.
    func sorted(by key: (Element) -> (some Comparable)?) -> [Element] {
        sorted { left, right in
            guard let left = key(left), let right = key(right) else { return false }
            return left < right
        }
    }
}
