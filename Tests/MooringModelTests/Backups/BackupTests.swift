import DomainSamples
import MooringModel
import Testing

@Suite struct BackupTests {
    private func register(of cluster: Cluster = .sample(), path: String = "nightly") -> Backup.Command {
        .register(Sample.backup("nightly"), of: cluster, root: "/var/backups", path: path)
    }

    @Test func `a backup is registered with its cluster's project`() throws {
        #expect(
            try Backup().decide(register()) == [
                .registered(
                    id: Sample.backup("nightly"), cluster: Sample.cluster("in01"), project: Sample.project,
                    root: "/var/backups", path: "nightly")
            ])
    }

    @Test func `the cluster must be there`() throws {
        let removed = try Cluster.sample().after(.remove(openJobs: []))
        for cluster in [Cluster(), removed] {
            #expect(Backup().refusal(of: register(of: cluster))?.code == "cluster-not-found")
        }
    }

    @Test func `a backup's identifier is used once, also after the backup is gone`() throws {
        for backup in [Backup.sample(), try Backup.sample().after(.remove(openJobs: []))] {
            #expect(backup.refusal(of: register())?.code == "backup-taken")
        }
    }

    @Test(arguments: ["", "/", "/etc", "..", "a/../../b", "a//b", "a/", "a\u{0}", "../\u{301}etc"])
    func `a backup's path leads below its root`(path: String) {
        #expect(Backup().refusal(of: register(path: path))?.code == "backup-path-invalid")
    }

    @Test func `a backup that is being exported is not removed, and the refusal names the jobs`() throws {
        let refusal = try #require(Backup.sample().refusal(of: .remove(openJobs: [Sample.job])))
        #expect(refusal.code == "backup-busy")
        #expect(refusal.detail.english.contains(Sample.job.description))
        #expect(try Backup.sample().decide(.remove(openJobs: [])) == [.removed])
    }

    @Test func `a removed and an unknown backup cannot be removed`() throws {
        for backup in [Backup(), try Backup.sample().after(.remove(openJobs: []))] {
            #expect(backup.refusal(of: .remove(openJobs: []))?.code == "backup-not-found")
        }
    }
}
