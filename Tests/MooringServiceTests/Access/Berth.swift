import MooringModel
import MooringService
import Projections

/// One project with one of everything, for deeds to be done to.
struct Berth: Sendable {
    var organization: String
    var project: String
    var cluster: String
    var backup: String
    var spareBackup: String
    var integration: String
    var job: String
    var secret: String
    var principal: String
    var grant: String
    var token: String

    /// What was never made, spelled as it would be.
    static func absent() throws -> Berth {
        Berth(
            organization: OrganizationID(bits: 0xABC).description, project: ProjectID(bits: 0xABC).description,
            cluster: "absent", backup: "never-made", spareBackup: "nor-this",
            integration: IntegrationID(bits: 0xABC).description,
            job: JobID(bits: 0xABC).description, secret: SecretID(bits: 0xABC).description,
            principal: PrincipalID(bits: 0xABC).description, grant: GrantID(bits: 0xABC).description,
            token: TokenID(bits: 0xABC).description)
    }

    /// Each identifier here with the one that stands in its place in another berth.
    func counterparts(in other: Berth) -> [(String, String)] {
        [
            (organization, other.organization), (project, other.project), (cluster, other.cluster),
            (backup, other.backup), (spareBackup, other.spareBackup), (integration, other.integration),
            (job, other.job), (secret, other.secret),
            (principal, other.principal), (grant, other.grant), (token, other.token),
        ]
    }
}

extension Harbor {
    /// Makes one of everything in a project.
    func berth(in project: String, of organization: String, named name: String) async throws -> Berth {
        let cluster = try await cluster("in-\(name)", in: project)
        let backup = try await backup("backup-\(name)", of: cluster, in: project)
        let spare = try await self.backup("spare-\(name)", of: cluster, in: project)
        let integration = try await active("main-\(name)", in: project, path: name)
        _ = try await registry.enableForwarding(
            try await operatorCall, cluster: cluster, integration: integration, directory: "")
        let job = try await export(backup, of: cluster, through: integration, to: "first")
        _ = try await registry.storeSecret(
            try await operatorCall, project: project, name: "key", value: [1, 2, 3])
        let principal = try await newcomer(home: project)
        _ = try await registry.grant(
            try await operatorCall, role: .dataViewer, to: principal, in: try Self.scope(project))
        let issued = try await registry.issueToken(
            try await operatorCall, for: principal, scope: try Self.scope(project), role: nil,
            expiresAt: clock.now.adding(seconds: 3_600))
        let secrets = try await registry.secrets(try await operatorCall, project: project)
        return Berth(
            organization: organization, project: project, cluster: cluster, backup: backup, spareBackup: spare,
            integration: integration, job: job, secret: try secrets.first.orThrow().key, principal: principal,
            grant: try await grants(of: principal, in: project).first.orThrow(), token: issued.id.description)
    }
}
