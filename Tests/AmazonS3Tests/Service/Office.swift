import AsyncHTTPClient
import ConnectorKit
import EventLog
import Glibc
import InMemoryLogging
import Logging
import MooringModel
import MooringService
import Projections
import S3Lab
import Stores
import Testing

@testable import AmazonS3

/// The service with both kinds of this module, on a store in memory, with one project; everything that is logged is kept.
struct Office: Sendable {
    let store: MemoryStore
    let registry: Registry
    let logs: InMemoryLogHandler
    let call: Call
    let project: String

    static func with(
        allowing endpoints: [String] = [], _ body: (Office) async throws -> Void
    ) async throws {
        try await HTTPClient.withHTTPClient(configuration: AWSTransport.configuration) { http in
            try await body(try await Office(http, endpoints))
        }
    }

    private init(_ http: HTTPClient, _ endpoints: [String]) async throws {
        let now: @Sendable () -> Timestamp = { Timestamp(microseconds: Int64(time(nil)) * 1_000_000) }
        let surroundings = S3Surroundings(
            http: http, now: now, clock: ContinuousClock(),
            process: ProcessSurroundings(environment: [:], readFile: { _ in nil }))
        var logs = InMemoryLogHandler()
        logs.logLevel = .trace
        self.logs = logs
        store = MemoryStore(clock: now)
        registry = Registry(
            ports: Ports(store),
            catalog: try ConnectorCatalog([
                AmazonS3Provider(
                    AmazonS3Settings(operators: ["aws": .init(account: "306787409409")]), surroundings),
                S3CompatibleProvider(S3CompatibleSettings(endpoints: endpoints), surroundings),
            ]),
            secretKey: [UInt8](repeating: 7, count: 32), now: now, logger: Logger(label: "office") { _ in logs })
        let token = try await registry.issueOperatorToken(via: "start")
        call = Call(caller: try await registry.authenticate(token, address: nil), correlation: "office")
        let acme = try await registry.createOrganization(call, name: "Acme").subject.identifier
        project = try await registry.createProject(call, organization: acme, name: "Search").subject.identifier
    }

    func draft(_ connector: String, region: String, configuration: JSONValue? = nil) async throws -> String {
        try await registry.draftIntegration(
            call, project: project,
            Registry.NewIntegration(
                name: "At \(region)", description: "", connector: connector, region: try #require(Region(region)),
                access: .readwrite, configuration: configuration)
        ).subject.identifier
    }
}
