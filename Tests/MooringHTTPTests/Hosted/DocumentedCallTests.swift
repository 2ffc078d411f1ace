import AmazonS3
import EventLog
import Foundation
import Logging
import MooringModel
import MooringService
import NIOHTTP1
import S3Lab
import ServiceLifecycle
import Stores
import Testing

@testable import MooringHTTP

/// docs/zilliz-compat.md, word for word, at a gateway that answers like AWS: the role is made of what the API gives, the
/// backup goes into the bucket.
@Suite("Every documented call of the hosted service's API is answered as documented", .timeLimit(.minutes(2)))
struct DocumentedCallTests {
    @Test("From the materials through the export to the end")
    func walk() async throws {
        let front = try Lab.open().front
        let role = LabStore.freshName("role")
        try await front.store.withBucket { bucket in
            do {
                try await walk(front, bucket, role)
            } catch {
                try? await front.removeRole(role)
                throw error
            }
            try await front.removeRole(role)
        }
    }

    private func walk(_ front: LabFront, _ bucket: String, _ role: String) async throws {
        let provider = try AmazonS3Provider.sample(at: front.store.endpoint, keys: front.service.keys)
        try await withServer(connectors: [provider]) { server in
            var said = [
                "proj-01JD4EXAMP1E00000000000001": try await Self.project(on: server), "team-a-backups": bucket,
                "mooring-export": role,
            ]
            try await withWorker(on: server) {
                for call in try DocumentedCall.all() {
                    if call.path.hasPrefix("/v2/jobs/") { try await server.everyJobEnded() }
                    let now = call.saying(said)
                    let answer = try await server.call(
                        now.method, now.path, try now.body.map { try JSONValue(parsing: $0) })
                    #expect(answer.status == 200)
                    let likeness = Likeness(call.answer, try answer.json)
                    #expect(likeness.differences == [], "\(call.method) \(call.path): \(answer.text)")
                    said.merge(likeness.texts.filter { $0.key.contains("EXAMP1E") || $0.key.hasPrefix("mooring-0") }) {
                        $1
                    }
                    if let data = try answer.json["data"], let policy = data["trustPolicy"]?.stringValue {
                        let access = try #require(data["iamPolicy"]?.stringValue)
                        _ = try await front.createRole(role, trustPolicy: policy, accessPolicy: access)
                    }
                }
            }
        }
        #expect(
            Set(try await front.store.keys(in: bucket, prefix: "2026/")) == [
                "2026/nightly/meta/backup_meta.json", "2026/nightly/binlogs/1", "2026/nightly/mooring-manifest.json",
            ])
    }

    @Test("The document has every call that the server knows, and no other")
    func complete() throws {
        let hosted = try EndpointTable.complete().endpoints.filter { $0.manner == .envelope }
        var known = Set(hosted.map(\.id))
        for call in try DocumentedCall.all() {
            let path = String(call.path.prefix { $0 != "?" })
            let matching = hosted.filter { endpoint in
                endpoint.method.rawValue == call.method.rawValue && endpoint.matches(path)
            }
            let nearest = matching.min { $0.pathParameters.count < $1.pathParameters.count }
            known.remove(try #require(nearest, "\(path)").id)
        }
        #expect(known == [])
    }

    /// A project with a cluster and a backup of it.
    private static func project(on server: RunningServer) async throws -> String {
        let organization = try await server.made("/v1/organizations", ["name": "Acme"]).string("id")
        let project = try await server.made(
            "/v1/projects", ["organization": .string(organization), "name": "Search"]
        ).string("id")
        _ = try await server.made(
            "/v1/projects/\(project)/clusters", ["id": "in01-demo", "region": "aws-us-east-1", "plan": "dedicated"])
        let backups = URL(filePath: server.root).appending(path: "backups")
        for (name, content) in [("meta/backup_meta.json", "{}"), ("binlogs/1", "rows")] {
            let file = backups.appending(path: "nightly/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(content.utf8).write(to: file)
        }
        let root = JSONValue.string(backups.path(percentEncoded: false))
        let bound = try await server.call(.POST, "/v1/projects/\(project)/backup-roots", ["path": root])
        try #require(bound.status == 200, "\(bound.text)")
        let scanned = try await server.call(.POST, "/v1/clusters/in01-demo/backups/scan")
        try #require(try scanned.json["registered"]?.arrayValue?.count == 1, "\(scanned.text)")
        return project
    }

    private func withWorker(on server: RunningServer, _ body: () async throws -> Void) async throws {
        let worker = ExportWorker(
            events: server.store, views: server.store, jobs: server.store, ledger: server.store,
            recorder: server.registry, holder: "worker", forbidden: [], now: { [clock = server.clock] in clock.now },
            logger: server.registry.logger)
        let services = ServiceGroup(services: [worker], logger: server.registry.logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            try await body()
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
    }
}

extension RunningServer {
    /// Returns once no job is open any more.
    fileprivate func everyJobEnded() async throws {
        for await _ in store.commits() {
            let jobs = try await call(.GET, "/v1/jobs").items
            let isOpen = jobs.contains { job in
                JobStatus(rawValue: job["status"]?.stringValue ?? "")?.isOpen ?? true
            }
            if !isOpen { return }
        }
    }
}
