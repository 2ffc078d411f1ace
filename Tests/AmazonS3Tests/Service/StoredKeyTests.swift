import ConnectorKit
import EventLog
import InMemoryLogging
import MooringModel
import MooringService
import Projections
import S3Lab
import Stores
import Testing

@testable import AmazonS3

@Suite("Stored keys of other stores", .timeLimit(.minutes(2)))
struct StoredKeyTests {
    @Test("A key opens the store, shows nowhere, and is destroyed with its integration")
    func life() async throws {
        let store = try Lab.open().store(.rclone)
        let key = store.keys.secretAccessKey
        let endpoint = try #require(AWSEndpoint(store.endpoint))
        try await store.withBucket { bucket in
            try await Office.with(allowing: [endpoint.hostAndPort]) { office in
                let (registry, call) = (office.registry, office.call)
                let secret = try await registry.secretRow(
                    try await registry.storeSecret(
                        call, project: office.project, name: "rclone", value: Array(key.utf8)))
                let id = try await office.draft(
                    "s3-compatible", region: "local",
                    configuration: [
                        "endpoint": .string(store.endpoint), "bucket": .string(bucket), "region": .string(store.region),
                        "accessKeyId": .string(store.keys.accessKeyID), "secretAccessKey": .string(secret.key),
                    ])
                _ = try await registry.validateIntegration(call, id)
                _ = try await registry.addIntegration(call, id)
                let (report, _, _) = try await registry.latestReport(call, id)
                #expect(report.verdict == .passed)
                let row = try await registry.show(call, .integration, id)
                let materials = try await registry.authorization(call, id)
                let secrets = try await registry.secrets(call, project: office.project)

                // A wrong one, too: what a store refuses is told without it.
                let wrong = try await registry.secretRow(
                    try await registry.storeSecret(
                        call, project: office.project, name: "wrong", value: Array("wrong-\(key)".utf8)))
                _ = try await registry.editIntegration(
                    call, id,
                    .init(configuration: row.body["configuration"]?.with("secretAccessKey", .string(wrong.key))))
                _ = try await registry.validateIntegration(call, id)
                let (refused, _, connector) = try await registry.latestReport(call, id)
                #expect(refused.verdict == .failed)
                let texts = refused.checks.map { registry.text(of: $0, connector: connector, in: .english) }

                _ = try await registry.deleteIntegration(call, id, force: false)
                let project = try #require(ProjectID(office.project))
                for row in [secret, wrong] {
                    let sealed = await office.store.get(try #require(SecretID(row.key)), project: project)
                    #expect(sealed == nil)
                }
                let left = try await registry.secrets(call, project: office.project)
                #expect(left.isEmpty)

                let shown = [
                    "\(row)", "\(materials)", "\(secrets)", "\(report)", "\(refused)", "\(texts)",
                    "\(try await registry.show(call, .integration, id))", "\(office.logs.entries)",
                ]
                for text in shown { #expect(!text.contains(key)) }
                for event in await office.store.events(matching: EventQuery()) {
                    #expect(!String(decoding: event.canonicalBytes, as: UTF8.self).contains(key))
                }
            }
        }
    }
}
