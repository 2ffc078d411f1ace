/// The name of one entity's events, written `<kind>/<identifier>`: `integration/integ-…`, `backup/<cluster>/<backup>`.
package struct StreamName: Sendable, Hashable, LosslessStringConvertible {
    package let kind: Kind
    /// What follows the kind and its slash.
    package let identifier: String

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case organization, project, cluster, integration, backup, job, forwarding, principal, access, log
    }

    package init(_ kind: Kind, _ identifier: String) {
        self.kind = kind
        self.identifier = identifier
    }

    package init?(_ text: String) {
        guard let slash = text.firstIndex(of: "/"), let kind = Kind(rawValue: String(text[..<slash])),
            text.index(after: slash) < text.endIndex
        else { return nil }
        self.init(kind, String(text[text.index(after: slash)...]))
    }

    package var description: String { "\(kind.rawValue)/\(identifier)" }
}

extension StreamName {
    package static func organization(_ id: OrganizationID) -> Self { Self(.organization, id.description) }
    package static func project(_ id: ProjectID) -> Self { Self(.project, id.description) }
    package static func cluster(_ id: ClusterID) -> Self { Self(.cluster, id.description) }
    package static func integration(_ id: IntegrationID) -> Self { Self(.integration, id.description) }
    package static func job(_ id: JobID) -> Self { Self(.job, id.description) }
    /// The forwarding of a cluster's audit log.
    package static func forwarding(_ id: ClusterID) -> Self { Self(.forwarding, id.description) }
    package static func principal(_ id: PrincipalID) -> Self { Self(.principal, id.description) }
    /// The grants of one scope.
    package static func access(_ scope: Scope) -> Self { Self(.access, scope.description) }
    package static func backup(_ id: BackupID, of cluster: ClusterID) -> Self { Self(.backup, "\(cluster)/\(id)") }
    /// What happened to the log itself.
    package static let log = Self(.log, "log")
}
