import EventLog
import MooringModel
import MooringService
import Projections
import Stores

extension Harbor {
    /// Does a deed to what lies at a berth.
    func attempt(_ deed: Deed, _ call: Call, at berth: Berth) async throws {
        switch deed {
        case .showProject: _ = try await registry.show(call, .project, berth.project)
        case .listClusters: _ = try await registry.clusters(call, project: berth.project)
        case .listIntegrations: _ = try await registry.integrations(call, project: berth.project)
        case .showIntegration: _ = try await registry.show(call, .integration, berth.integration)
        case .showCluster: _ = try await registry.show(call, .cluster, berth.cluster)
        case .readReport: _ = try await registry.latestReport(call, berth.integration)
        case .readMaterials: _ = try await registry.authorization(call, berth.integration)
        case .readRegions: _ = try await registry.regions(call, project: berth.project)
        case .listBackups: _ = try await registry.backups(call, cluster: berth.cluster)
        case .listJobs: _ = try await registry.jobs(call, project: berth.project, status: nil)
        case .showJob: _ = try await registry.job(call, berth.job)
        case .showForwarding: _ = try await registry.forwarding(call, berth.cluster)
        case .readHistory: _ = try await registry.history(call, of: berth.integration, limit: 10)
        case .readProjectEvents: _ = try await registry.events(call, EventQuery(project: ProjectID(berth.project)))
        case .readAllEvents: _ = try await registry.events(call, EventQuery())
        default: try await attemptChange(deed, call, at: berth)
        }
    }

    private func attemptChange(_ deed: Deed, _ call: Call, at berth: Berth) async throws {
        switch deed {
        case .draft: _ = try await registry.draftIntegration(call, project: berth.project, try new("another"))
        case .edit:
            _ = try await registry.editIntegration(
                call, berth.integration, .init(description: "seen by \(call.correlation)"))
        case .validate: _ = try await registry.validateIntegration(call, berth.integration)
        case .suspend: _ = try await registry.suspendIntegration(call, berth.integration)
        case .rotate: _ = try await registry.startExternalIDRotation(call, berth.integration)
        case .cancelRotation: _ = try await registry.cancelExternalIDRotation(call, berth.integration)
        case .delete: _ = try await registry.deleteIntegration(call, berth.integration, force: true)
        case .createProject:
            _ = try await registry.createProject(
                call, organization: berth.organization, name: "Made by \(call.correlation)")
        case .renameProject:
            _ = try await registry.renameProject(call, berth.project, name: "Renamed by \(call.correlation)")
        case .removeProject: _ = try await registry.removeProject(call, berth.project)
        case .storeSecret:
            _ = try await registry.storeSecret(call, project: berth.project, name: "second", value: [4])
        case .destroySecret: _ = try await registry.destroySecret(call, berth.secret)
        case .listSecrets: _ = try await registry.secrets(call, project: berth.project)
        case .createOrganization: _ = try await registry.createOrganization(call, name: "Made by \(call.correlation)")
        case .verifyLog: _ = try await registry.verifyLog(call)
        case .rebuildViews: _ = try await registry.rebuildViews(call, replace: false)
        case .backUp: _ = try await registry.backUp(call, to: ground.path("copy"))
        default: try await attemptAccessOrCluster(deed, call, at: berth)
        }
    }

    private func attemptAccessOrCluster(_ deed: Deed, _ call: Call, at berth: Berth) async throws {
        let scope = try Self.scope(berth.project)
        switch deed {
        case .listGrants: _ = try await registry.grants(call, scope: scope)
        case .listPrincipals: _ = try await registry.principals(call, home: scope)
        case .listTokens: _ = try await registry.tokens(call, principal: berth.principal)
        case .grant: _ = try await registry.grant(call, role: .auditor, to: berth.principal, in: scope)
        case .revoke: _ = try await registry.revoke(call, grant: berth.grant)
        case .registerPrincipal:
            _ = try await registry.registerPrincipal(call, kind: .service, home: scope, name: nil, email: nil)
        case .saveProfile: _ = try await registry.saveProfile(call, berth.principal, name: "Robot", email: nil)
        case .issueServiceToken:
            _ = try await registry.issueToken(
                call, for: berth.principal, scope: scope, role: nil, expiresAt: clock.now.adding(seconds: 60))
        case .revokeToken: _ = try await registry.revokeToken(call, berth.token)
        case .disablePrincipal: _ = try await registry.disablePrincipal(call, berth.principal)
        case .registerCluster:
            _ = try await registry.registerCluster(
                call, project: berth.project, id: nil, region: try Region("local").orThrow(), plan: .dedicated)
        case .changePlan: _ = try await registry.changePlan(call, cluster: berth.cluster, to: .enterprise)
        case .bindRoot: _ = try await registry.bindBackupRoot(call, berth.project, path: "/srv/more", cluster: nil)
        case .unbindRoot: _ = try await registry.unbindBackupRoot(call, berth.project, path: "/srv/more", cluster: nil)
        case .removeCluster: _ = try await registry.removeCluster(call, berth.cluster)
        case .registerBackup:
            _ = try await registry.registerBackup(
                call, cluster: berth.cluster, id: BackupID("again"), path: ground.path("backups/\(berth.backup)"))
        case .scanBackups: _ = try await registry.scanBackups(call, cluster: berth.cluster)
        case .removeBackup: _ = try await registry.removeBackup(call, cluster: berth.cluster, berth.spareBackup)
        case .export:
            _ = try await registry.requestExport(
                call, cluster: berth.cluster, backup: berth.backup, integration: berth.integration, directory: "second")
        case .cancelJob: _ = try await registry.cancelJob(call, berth.job)
        case .enableForwarding:
            _ = try await registry.enableForwarding(
                call, cluster: berth.cluster, integration: berth.integration, directory: "logs")
        case .takeEntries:
            _ = try await registry.takeAuditEntries(call, cluster: berth.cluster, Array("{}\n".utf8))
        case .disableForwarding:
            _ = try await registry.disableForwarding(call, cluster: berth.cluster, .discard)
        default: throw Missing()
        }
    }
}
