import MooringModel
import MooringService
import Stores

/// Something that a principal may try, by the columns of the access table in the design.
enum Deed: String, CaseIterable, CustomStringConvertible, Sendable {
    // Reading.
    case showProject, listClusters, listIntegrations, showIntegration, showCluster, readReport, readMaterials
    case readRegions, listBackups, listJobs, showJob, showForwarding
    case readHistory, readProjectEvents
    case listGrants, listPrincipals, listTokens, listSecrets
    // Changing.
    case draft, edit, validate
    case registerBackup, scanBackups, removeBackup, export, cancelJob
    case enableForwarding, takeEntries, disableForwarding
    case suspend, rotate, cancelRotation
    case grant, revoke, registerPrincipal, saveProfile, issueServiceToken, revokeToken, disablePrincipal
    case storeSecret, destroySecret
    case createProject, renameProject
    case registerCluster, changePlan, bindRoot, unbindRoot
    case readAllEvents, createOrganization, verifyLog, rebuildViews, backUp
    // What takes away comes last.
    case delete, removeCluster, removeProject

    var description: String { rawValue }

    /// The roles that may do it where they hold: section 5 of the design, told once more and not taken from the code.
    var roles: Set<Role> {
        let owners: Set<Role> = [.operator, .organizationOwner]
        let admins = owners.union([.projectAdmin])
        return switch self {
        case .draft, .listGrants, .listPrincipals, .listTokens, .grant, .revoke, .registerPrincipal, .saveProfile,
            .issueServiceToken, .revokeToken, .disablePrincipal, .listSecrets, .storeSecret, .destroySecret:
            admins
        case .showProject, .listClusters, .listIntegrations, .showIntegration, .showCluster, .readReport,
            .readMaterials, .readRegions, .listBackups, .listJobs, .showJob, .showForwarding:
            admins.union([.dataAdmin, .dataOperator, .dataViewer, .auditor])
        case .edit, .validate, .suspend, .rotate, .cancelRotation: admins.union([.dataAdmin, .dataOperator])
        case .delete, .registerBackup, .scanBackups, .removeBackup, .export, .cancelJob, .enableForwarding,
            .disableForwarding:
            admins.union([.dataAdmin])
        case .takeEntries: admins.union([.ingest])
        case .readHistory, .readProjectEvents: admins.union([.dataAdmin, .auditor])
        case .createProject, .renameProject, .removeProject: owners
        case .registerCluster, .changePlan, .removeCluster, .bindRoot, .unbindRoot, .readAllEvents,
            .createOrganization, .verifyLog, .rebuildViews, .backUp:
            [.operator]
        }
    }

    /// About the installation as a whole, which nobody is kept from knowing of.
    var isOfInstallation: Bool {
        switch self {
        case .readAllEvents, .createOrganization, .verifyLog, .rebuildViews, .backUp: true
        default: false
        }
    }

    /// About an organization and not about one of its projects.
    var isOfOrganization: Bool { self == .createProject }

    /// Refused even to who may, because a store in memory cannot do it.
    var isBeyondMemory: Bool { self == .backUp }
}
