import ConnectorKit
import MooringModel
import Testing

@testable import AmazonS3

@Suite("The provider of Amazon S3")
struct ProviderTests {
    private func provider(_ settings: AmazonS3Settings) throws -> AmazonS3Provider {
        try AmazonS3Provider(settings: settings, now: { Timestamp(microseconds: 0) })
    }

    @Test("A region whose partition the operator has no account in is refused, by the setting's name")
    func obstacle() throws {
        let provider = try provider(AmazonS3Settings(operators: ["aws": .init(account: "306787409409")]))
        let (west, north) = (try #require(Region("aws-us-west-2")), try #require(Region("aws-cn-north-1")))
        #expect(provider.obstacle(in: west) == nil)
        let obstacle = try #require(provider.obstacle(in: north))
        #expect(obstacle.pointer == "/region")
        #expect(obstacle.remedy.english.contains("amazonS3.operators"))
        #expect(obstacle.remedy.english.contains("aws-cn="))
    }

    @Test("Settings that contradict themselves are refused")
    func flaws() {
        for settings in [
            AmazonS3Settings(operators: ["azure": .init(account: "306787409409")]),
            AmazonS3Settings(operators: ["aws": .init(account: "30678740940")]),
            AmazonS3Settings(operators: [
                "aws": .init(account: "306787409409", principal: "arn:aws:iam::222222222222:role/mooring")
            ]),
            AmazonS3Settings(operators: [:], endpoints: ["us-east-1": .init(s3: "127.0.0.1:9000")]),
        ] {
            #expect(throws: CatalogError.self) { try provider(settings) }
        }
    }

    @Test("One place has one location, however its prefix is written")
    func location() throws {
        let provider = try provider(AmazonS3Settings(operators: [:]))
        let region = try #require(Region("aws-cn-north-1"))
        for prefix in ["team-a/logs", "team-a/logs/"] {
            #expect(
                try provider.location(of: ["bucket": "backups", "prefix": .string(prefix)], region: region)
                    == StorageLocation(authority: "aws-cn", container: "backups", prefix: ["team-a", "logs"]))
        }
        for prefix in ["/team", "a//b", "a/../b", ".", "a*", "a?", "a${b}", "a\nb"] {
            #expect(throws: ConfigurationError.self) {
                try provider.location(of: ["bucket": "backups", "prefix": .string(prefix)], region: region)
            }
        }
    }

    @Test("Both kinds can be installed: their schemas and checks contradict nothing")
    func catalog() throws {
        let catalog = try ConnectorCatalog([
            provider(AmazonS3Settings(operators: [:])),
            S3CompatibleProvider(
                settings: S3CompatibleSettings(endpoints: ["minio.example.com:9000"]),
                now: { Timestamp(microseconds: 0) }),
        ])
        #expect(catalog["amazon-s3"]?.descriptor.checks.count == 19)
        #expect(catalog["amazon-s3"]?.descriptor.usesExternalID == true)
        #expect(catalog["s3-compatible"]?.descriptor.checks.count == 10)
    }

    @Test("A server is allowed by host and port, both exactly")
    func allowed() throws {
        let settings = S3CompatibleSettings(endpoints: ["minio.example.com:9000", "store.example.com:443"])
        for (address, isAllowed) in [
            ("https://minio.example.com:9000", true), ("http://MINIO.example.com:9000/", true),
            ("https://minio.example.com", false), ("https://minio.example.com:9001", false),
            ("https://store.example.com", true), ("http://store.example.com", false),
            ("https://a.store.example.com", false), ("http://169.254.169.254", false),
        ] {
            let endpoint = try #require(AWSEndpoint(address))
            #expect(settings.allows(endpoint) == isAllowed)
        }
        #expect(S3CompatibleSettings(endpoints: ["minio.example.com"]).flaw != nil)
    }
}
