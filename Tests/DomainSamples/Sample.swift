package import MooringModel

/// The things that the tests of the domain tell their stories with: Acme's project with a dedicated cluster in `local`.
package enum Sample {
    package static let organization = OrganizationID(bits: 0x11)
    package static let project = ProjectID(bits: 0x21)
    package static let otherProject = ProjectID(bits: 0x22)
    package static let integration = IntegrationID(bits: 0x31)
    package static let otherIntegration = IntegrationID(bits: 0x32)
    package static let job = JobID(bits: 0x41)
    package static let alice = PrincipalID(bits: 0x51)
    package static let bob = PrincipalID(bits: 0x52)
    package static let grant = GrantID(bits: 0x61)
    package static let otherGrant = GrantID(bits: 0x62)
    package static let secret = SecretID(bits: 0x71)
    package static let log = LogID(bits: 0x91)
    package static let now = moment(1_000)

    package static func token(_ number: UInt128) -> TokenID { TokenID(bits: 0x8000 + number) }
    package static func moment(_ second: Int64) -> Timestamp {
        Timestamp(microseconds: 1_777_000_000_000_000 + second * 1_000_000)
    }

    package static let externalID = "mooring-4f1c2b7a9d3e48a0b6c5d2e1f0a99b88"
    package static let nextExternalID = "mooring-0a1b2c3d4e5f60718293a4b5c6d7e8f9"
    package static let configuration: JSONValue = ["path": "/srv/exports/acme", "quota": 100]
    package static let otherConfiguration: JSONValue = ["path": "/srv/exports/acme", "quota": 200]
    package static let location = StorageLocation(authority: "local", container: "/srv/exports", prefix: ["acme"])
    package static let otherLocation = StorageLocation(authority: "local", container: "/srv/exports", prefix: ["else"])

    /// An identifier that is written as it should be.
    ///
    /// - Returns: `a` where `text` is none, which no test asks for.
    package static func cluster(_ text: String) -> ClusterID { ClusterID(text) ?? cluster("a") }
    package static func backup(_ text: String) -> BackupID { BackupID(text) ?? backup("a") }
    package static func region(_ text: String) -> Region { Region(text) ?? region("local") }
}

extension Organization {
    package static let sample = Organization(folding: [.created(id: Sample.organization, name: "Acme")])
}

extension Project {
    package static func sample(_ id: ProjectID = Sample.project) -> Project {
        Project(folding: [.created(id: id, organization: Sample.organization, name: "Search")])
    }
}

extension Cluster {
    package static func sample(
        _ id: String = "in01", in project: ProjectID = Sample.project, region: String = "local", plan: Plan = .dedicated
    ) -> Cluster {
        Cluster(folding: [
            .registered(id: Sample.cluster(id), project: project, region: Sample.region(region), plan: plan)
        ])
    }
}

extension Backup {
    package static func sample(_ id: String = "nightly", of cluster: String = "in01") -> Backup {
        Backup(folding: [
            .registered(
                id: Sample.backup(id), cluster: Sample.cluster(cluster), project: Sample.project, root: "/var/backups",
                path: id)
        ])
    }
}

extension Principal {
    package static func sample(_ id: PrincipalID = Sample.alice) -> Principal {
        Principal(folding: [.registered(id: id, kind: .person, home: .organization(Sample.organization))])
    }
}
