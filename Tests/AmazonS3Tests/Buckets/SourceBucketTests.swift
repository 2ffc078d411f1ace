import ConnectorKit
import S3Lab
import Testing

@testable import AmazonS3

@Suite("Backups read from real stores", .timeLimit(.minutes(2)))
struct SourceBucketTests {
    private static let stores: [LabServer] = [.front, .moto, .rclone, .openstack]
    /// As the keys of a backup are in the bucket, below the place that is configured.
    private static let keys = [
        "nightly/meta/backup_meta.json", "nightly/binlogs/a b+c%d~e", "nightly/binlogs/备份/🚢", "top",
    ]

    private func withBackup(
        at server: LabServer, _ body: (any SourceBucket, StoreGround) async throws -> Void
    ) async throws {
        try await StoreGround.with(server) { ground in
            var ground = ground
            ground.prefix = "backup"
            ground.isAllowed = false
            for key in Self.keys {
                try await ground.store.put(Array("content of \(key)".utf8), at: "backup/\(key)", in: ground.bucket)
            }
            try await ground.store.put([1], at: "backup-of-another/x", in: ground.bucket)
            let bucket = try ground.provider.sourceBucket(for: ground.configuration, secrets: ground.secrets)
            try await body(bucket, ground)
        }
    }

    @Test("Directories and objects are listed by their own names, level by level and all at once", arguments: stores)
    func listing(_ server: LabServer) async throws {
        try await withBackup(at: server) { bucket, _ in
            let top = try await bucket.page(of: "", isDeep: false, next: nil)
            #expect(top.directories == ["nightly"])
            #expect(top.objects.map(\.key) == ["top"])
            let all = try await bucket.page(of: "", isDeep: true, next: nil)
            #expect(Set(all.objects.map(\.key)) == Set(Self.keys))
            #expect(all.directories == [] && all.next == nil)
            let below = try await bucket.page(of: "nightly/binlogs", isDeep: true, next: nil)
            #expect(below.objects.allSatisfy { $0.key.hasPrefix("nightly/binlogs/") } && below.objects.count == 2)
        }
    }

    @Test("Every object is found and read, any part of it, and nothing behind its end", arguments: stores)
    func reading(_ server: LabServer) async throws {
        try await withBackup(at: server) { bucket, _ in
            for key in Self.keys {
                let content = Array("content of \(key)".utf8)
                let object = try #require(try await bucket.find(key))
                #expect(object.size == Int64(content.count))
                #expect(try await bucket.read(object, at: 0, upTo: 1 << 20) == content)
                #expect(try await bucket.read(object, at: 3, upTo: 4) == Array(content[3..<7]))
                #expect(try await bucket.read(object, at: object.size, upTo: 4) == [])
            }
            #expect(try await bucket.find("nightly/nothing") == nil)
        }
    }

    @Test(
        "An object that was written anew or removed is said to have changed, and no mixture is read", arguments: stores)
    func changed(_ server: LabServer) async throws {
        try await withBackup(at: server) { bucket, ground in
            let object = try #require(try await bucket.find("top"))
            // Shorter, and as long as it was: that tells only the entity tag.
            for content in ["anew", "CONTENT OF TOP"] {
                try await ground.store.put(Array(content.utf8), at: "backup/top", in: ground.bucket)
                let error = await #expect(throws: ConnectorError.self, "\(content)") {
                    _ = try await bucket.read(object, at: 0, upTo: 100)
                }
                #expect(error?.code == ConnectorError.sourceChanged)
            }
            #expect(try await bucket.find("top") != object)
            try await ground.store.remove("backup/top", in: ground.bucket)
            await #expect(throws: ConnectorError.self) { _ = try await bucket.read(object, at: 0, upTo: 100) }
        }
    }

    @Test("More keys than a page holds are all listed, once each")
    func pages() async throws {
        try await withBackup(at: .rclone) { bucket, ground in
            let wanted = (0..<1_001).map { "nightly/many/\($0)" }
            for key in wanted { try await ground.store.put([], at: "backup/\(key)", in: ground.bucket) }
            var (found, next): ([String], String?) = ([], nil)
            repeat {
                let page = try await bucket.page(of: "nightly/many", isDeep: true, next: next)
                found += page.objects.map(\.key)
                next = page.next
            } while next != nil
            #expect(found.count == wanted.count && Set(found) == Set(wanted))
        }
    }

    @Test("Keys that do not open the store say so, and are not tried again and again")
    func denied() async throws {
        try await withBackup(at: .front) { _, ground in
            var ground = ground
            ground.accessKeyID = "NOBODYSACCESSKEY0000"
            let bucket = try ground.provider.sourceBucket(for: ground.configuration, secrets: ground.secrets)
            let error = await #expect(throws: ConnectorError.self) {
                _ = try await bucket.page(of: "", isDeep: false, next: nil)
            }
            #expect(error?.code == ConnectorError.accessDenied && error?.isRetryable == false)
        }
    }
}
