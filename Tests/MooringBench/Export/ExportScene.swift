import AmazonS3
import ConnectorKit
import Logging
import MooringModel
import MooringService
import Projections
import ServiceLifecycle
import StoreSQLite
import Stores
import SystemPackage

/// An installation with one project, whose one integration leads to the store that is measured.
struct ExportScene {
    private static let kind = "s3-compatible"
    private static let cluster = "in01"

    private let store: SQLiteStore
    private let registry: Registry
    private let logger: Logger

    /// Sets everything up, exports once, and takes the time of the export alone.
    static func measure(_ options: ExportOptions, in directory: FilePath) async throws -> ExportFigures {
        let data = DataDirectory(directory.appending("data"))
        let store = try await SQLiteStore.open(data, now: WallClock.now)
        do {
            let figures = try await ExportScene(options, store, data).measure(options)
            try await store.close()
            return figures
        } catch let error as Refusal {
            try await store.close()
            throw BenchError("\(error.code): \(error.detail.english)")
        } catch {
            try await store.close()
            throw error
        }
    }

    private init(_ options: ExportOptions, _ store: SQLiteStore, _ data: DataDirectory) throws {
        self.store = store
        var logger = Logger(label: "bench") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        self.logger = logger
        let address = options.place.endpoint.split(separator: "/").last.map(String.init) ?? ""
        let real = try S3CompatibleProvider(settings: S3CompatibleSettings(endpoints: [address]), now: WallClock.now)
        let provider: any ConnectorProvider =
            options.isTrusted ? try TrustedProvider(real, comparesParts: !options.isSigned) : real
        registry = Registry(
            ports: Ports(store), catalog: try ConnectorCatalog([provider]),
            secretKey: [UInt8](repeating: 0, count: 32), protectedDirectories: [data.path.string],
            now: WallClock.now, logger: logger)
    }

    private func measure(_ options: ExportOptions) async throws -> ExportFigures {
        let integration = try await activeIntegration(options)
        let backup = try await registry.registerBackup(call, cluster: Self.cluster, id: nil, path: options.backup)
            .subject.identifier
        let worker = ExportWorker(
            events: store, views: store, jobs: store, ledger: store, recorder: registry, holder: "bench",
            forbidden: registry.protectedDirectories, now: WallClock.now, logger: logger)
        let services = ServiceGroup(services: [worker], logger: logger)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            let name = String(backup.split(separator: "/").last ?? "")
            let start = (clock: ContinuousClock.now, cpu: ProcessTime.seconds)
            let job = try await registry.requestExport(
                call, cluster: Self.cluster, backup: name, integration: integration, directory: ""
            ).subject.identifier
            let row = try await end(of: job)
            let seconds = (ContinuousClock.now - start.clock) / .seconds(1)
            let cpuSeconds = ProcessTime.seconds - start.cpu
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            guard row.status == JobStatus.successful.rawValue else {
                throw BenchError("the export ended as \(row.status): \(row.body["failure"]?.canonicalText ?? "")")
            }
            return ExportFigures(
                seconds: seconds, cpuSeconds: cpuSeconds, objects: row.body["objects"]?.integerValue ?? 0,
                bytes: row.body["bytes"]?.integerValue ?? 0, peak: ProcessMemory.peak)
        }
    }

    private func activeIntegration(_ options: ExportOptions) async throws -> String {
        guard let region = Region("local"), let cluster = ClusterID(Self.cluster) else {
            throw BenchError("the region local and the cluster \(Self.cluster) cannot be named")
        }
        let organization = try await registry.createOrganization(call, name: "Acme").subject.identifier
        let project = try await registry.createProject(call, organization: organization, name: "Search")
            .subject.identifier
        _ = try await registry.registerCluster(call, project: project, id: cluster, region: region, plan: .dedicated)
        let root = FilePath(options.backup).removingLastComponent().string
        _ = try await registry.bindBackupRoot(call, project, path: root, cluster: nil)
        let secret = try await registry.secretRow(
            try await registry.storeSecret(
                call, project: project, name: "key", value: Array(options.secretAccessKey.utf8)))
        let draft = Registry.NewIntegration(
            name: "Exports", description: "", connector: Self.kind, region: region, access: .readwrite,
            configuration: [
                "endpoint": .string(options.place.endpoint), "region": .string(options.region),
                "bucket": .string(options.place.bucket), "prefix": .string(options.place.prefix),
                "accessKeyId": .string(options.accessKeyID), "secretAccessKey": .string(secret.key),
            ])
        let integration = try await registry.draftIntegration(call, project: project, draft).subject.identifier
        _ = try await registry.validateIntegration(call, integration)
        _ = try await registry.addIntegration(call, integration)
        return integration
    }

    private var call: Call { Call(caller: SamplePerson.caller, correlation: registry.newCorrelation()) }

    /// The job when it has ended.
    private func end(of job: String) async throws -> ViewRow {
        for await _ in store.commits() {
            let (row, _) = try await registry.job(call, job)
            if JobStatus(rawValue: row.status)?.isOpen == false { return row }
        }
        throw BenchError("the store has closed before the export came to its end")
    }
}
