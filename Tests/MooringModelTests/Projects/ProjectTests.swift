import DomainSamples
import MooringModel
import Testing

@Suite struct ProjectTests {
    private let root = BackupRoot(path: "/var/backups/milvus", cluster: nil)

    @Test func `a project is created once, in an organization that is there, with a proper name`() throws {
        func command(_ organization: Organization, _ name: String) -> Project.Command {
            .create(Sample.project, in: organization, name: name)
        }
        #expect(
            try Project().decide(command(.sample, " Search "))
                == [.created(id: Sample.project, organization: Sample.organization, name: "Search")])
        #expect(Project().refusal(of: command(.sample, " "))?.code == "name-invalid")
        #expect(Project().refusal(of: command(Organization(), "Search"))?.code == "organization-not-found")
        #expect(Project.sample().refusal(of: command(.sample, "Search"))?.code == "project-taken")
    }

    @Test func `a project is renamed by the rules for names`() throws {
        let project = Project.sample()
        #expect(try project.decide(.rename("SEARCH")) == [.renamed(name: "SEARCH")])
        #expect(try project.decide(.rename("Search ")) == [])
        #expect(project.refusal(of: .rename(String(repeating: "n", count: 65)))?.code == "name-invalid")
    }

    @Test func `a project that still has something is not removed, and the refusal names it`() throws {
        let refusal = try #require(Project.sample().refusal(of: .remove(remaining: ["cluster in01"])))
        #expect(refusal.code == "project-not-empty")
        #expect(refusal.detail.english.contains("cluster in01"))
        #expect(try Project.sample().decide(.remove(remaining: [])) == [.removed])
    }

    @Test func `a removed project takes no command`() throws {
        let removed = try Project.sample().after(.remove(remaining: []))
        let commands: [Project.Command] = [
            .rename("New"), .remove(remaining: []), .bindBackupRoot(root), .unbindBackupRoot(root),
            .storeSecret(Sample.secret, name: "key", fingerprint: "5e"), .destroySecret(Sample.secret),
        ]
        for command in commands {
            #expect(removed.refusal(of: command)?.code == "project-not-found")
            #expect(Project().refusal(of: command)?.code == "project-not-found")
        }
    }

    @Test func `a backup root is bound and unbound once`() throws {
        let bound = try Project.sample().after(.bindBackupRoot(root))
        #expect(bound.backupRoots == [root])
        #expect(try bound.decide(.bindBackupRoot(root)) == [])
        let ofOneCluster = BackupRoot(path: root.path, cluster: Sample.cluster("in01"))
        #expect(try bound.after(.bindBackupRoot(ofOneCluster)).backupRoots == [root, ofOneCluster])
        #expect(bound.refusal(of: .unbindBackupRoot(ofOneCluster))?.code == "backup-root-not-found")
        #expect(try bound.after(.unbindBackupRoot(root)).backupRoots == [])
    }

    @Test(arguments: [
        "", "/", "var/backups", "/var//backups", "/var/../etc", "/var/.", "/var/", "/a\u{0}b", "/a\nb",
        "/../\u{301}etc",
    ])
    func `a backup root is a plain absolute path`(path: String) {
        let refusal = Project.sample().refusal(of: .bindBackupRoot(BackupRoot(path: path, cluster: nil)))
        #expect(refusal?.code == "backup-root-invalid")
    }

    @Test func `a secret's name is unique in its project as long as the secret is there`() throws {
        let stored = try Project.sample().after(.storeSecret(Sample.secret, name: "MinIO key", fingerprint: "5e"))
        let again = Project.Command.storeSecret(SecretID(bits: 2), name: " MINIO KEY", fingerprint: "5f")
        #expect(stored.refusal(of: again)?.code == "secret-taken")
        #expect(try stored.after(.destroySecret(Sample.secret)).refusal(of: again) == nil)
    }

    @Test func `a secret is destroyed once`() throws {
        let stored = try Project.sample().after(.storeSecret(Sample.secret, name: "key", fingerprint: "5e"))
        #expect(try stored.decide(.destroySecret(Sample.secret)) == [.secretDestroyed(id: Sample.secret)])
        let destroyed = try stored.after(.destroySecret(Sample.secret))
        #expect(destroyed.refusal(of: .destroySecret(Sample.secret))?.code == "secret-not-found")
    }
}
