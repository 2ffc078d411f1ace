/// What a principal may want to do; the columns of the access table in the operations manual.
package enum Action: String, Sendable, Hashable, CaseIterable {
    case createIntegrations = "create-integrations"
    /// See projects, clusters, integrations, backups and jobs.
    case viewIntegrations = "view-integrations"
    /// Describe, configure, validate, add, suspend and resume.
    case editIntegrations = "edit-integrations"
    case deleteIntegrations = "delete-integrations"
    /// Use an integration as a target, register a backup, cancel a job.
    case export
    /// History, events, proofs.
    case viewHistory = "view-history"
    /// Grant and revoke roles, register principals, issue tokens for service principals.
    case grantAccess = "grant-access"
    case manageSecrets = "manage-secrets"
    case manageProjects = "manage-projects"
    case ingestAuditLog = "ingest-audit-log"
    case manageOrganizations = "manage-organizations"
    case manageClusters = "manage-clusters"
    /// Bind the directories that backups may lie in.
    case manageRoots = "manage-roots"
    /// Back up the data, rebuild the views, read the log whole.
    case operateInstallation = "operate-installation"

    /// Held by nobody but the operator.
    static let operatorOnly: Set<Action> = [.manageOrganizations, .manageClusters, .manageRoots, .operateInstallation]
}
