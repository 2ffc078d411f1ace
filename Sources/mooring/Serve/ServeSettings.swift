internal import AmazonS3
internal import ArgumentParser
import Configuration
internal import Logging
internal import MooringService
internal import Stores
import SystemPackage

/// What `serve` runs with: flags, then the environment (`MOORING_HTTP_PORT`), then the file, then the defaults.
struct ServeSettings {
    var data: FilePath
    var checkpoint: FilePath?
    var key: FilePath?
    var logHost: String?
    var address: String
    var port: Int
    var tlsCertificate: String?
    var tlsKey: String?
    var isBehindProxy: Bool
    var trustedProxies: [String]
    var localRoots: [String]
    var amazonS3: AmazonS3Settings
    var s3Compatible: S3CompatibleSettings
    var revalidation: Duration
    var jobs: Int
    var concurrency: Int
    var objects: Int
    var bytesPerSecond: Int
    var exportPatience: Int
    var auditLog: AuditLogSettings
    var rateLimit: Int
    var logLevel: Logger.Level

    init(
        _ options: ServeOptions, environment: EnvironmentVariablesProvider = EnvironmentVariablesProvider()
    ) async throws {
        var providers: [any ConfigProvider] = [
            Self.provider(of: options), environment.prefixKeys(with: "mooring"),
        ]
        if let file = options.config {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
            } catch {
                throw ValidationError("The configuration file \(file) cannot be read: \(error)")
            }
        }
        // With a default for each, what is missing can be told from what is there and cannot be read: that must not
        // become the default unseen.
        providers.append(Self.defaults)
        let reader = ConfigReader(providers: providers)
        data = FilePath(try Self.read("data", "a path") { try reader.requiredString(forKey: $0) })
        checkpoint = try Self.text(reader, "checkpoint").map { FilePath($0) }
        key = try Self.text(reader, "key").map { FilePath($0) }
        logHost = try Self.text(reader, "log.host")
        address = try Self.read("http.address", "an address") { try reader.requiredString(forKey: $0) }
        port = try Self.number(reader, "http.port", 0...65_535)
        tlsCertificate = try Self.text(reader, "http.tlsCertificate")
        tlsKey = try Self.text(reader, "http.tlsKey")
        isBehindProxy = try Self.read("http.behindProxy", "true or false") { try reader.requiredBool(forKey: $0) }
        trustedProxies = try Self.list(reader, "http.trustedProxies", of: "addresses")
        localRoots = try Self.list(reader, "localDirectory.roots", of: "paths")
        amazonS3 = try AmazonS3Settings(
            operators: Self.list(reader, "amazonS3.operators", of: "partitions with accounts"),
            endpoints: Self.list(reader, "amazonS3.endpoints", of: "regions with addresses"),
            patience: .seconds(try Self.number(reader, "validation.patience", 0...600)))
        s3Compatible = S3CompatibleSettings(
            endpoints: try Self.list(reader, "s3Compatible.endpoints", of: "hosts with ports"))
        revalidation = .seconds(try Self.number(reader, "revalidation.seconds", 10...2_592_000))
        jobs = try Self.number(reader, "exports.jobs", 1...64)
        concurrency = try Self.number(reader, "exports.concurrency", 1...64)
        objects = try Self.number(reader, "exports.objects", 1...1_024)
        bytesPerSecond = try Self.number(reader, "exports.bytesPerSecond", 0...1_000_000_000_000)
        exportPatience = try Self.number(reader, "exports.patience", 0...2_592_000)
        auditLog = AuditLogSettings()
        auditLog.interval = .seconds(try Self.number(reader, "auditLog.seconds", 1...86_400))
        auditLog.spool.batchBytes = Int64(try Self.number(reader, "auditLog.batch", 1...1_024)) << 20
        auditLog.spool.bytesOfOne = Int64(try Self.number(reader, "auditLog.spool", 1...1 << 30)) << 20
        auditLog.spool.bytesOfAll = Int64(try Self.number(reader, "auditLog.total", 1...1 << 30)) << 20
        auditLog.spool.reservedBytes = Int64(try Self.number(reader, "auditLog.reserve", 0...1 << 30)) << 20
        rateLimit = try Self.number(reader, "http.rateLimit", 1...1_000_000)
        let level = try Self.read("log.level", "a level") { try reader.requiredString(forKey: $0) }
        guard let logLevel = Logger.Level(rawValue: level) else {
            throw ValidationError(
                "log.level is \"\(level)\"; give trace, debug, info, notice, warning, error or critical.")
        }
        self.logLevel = logLevel
    }

    private static let defaults = InMemoryProvider(
        name: "defaults",
        values: [
            ["data"]: "mooring-data", ["checkpoint"]: "", ["key"]: "", ["log", "host"]: "",
            ["http", "tlsCertificate"]: "", ["http", "tlsKey"]: "", ["http", "address"]: "127.0.0.1",
            ["http", "port"]: 8_080,
            ["http", "behindProxy"]: false, ["http", "trustedProxies"]: .init(.stringArray([]), isSecret: false),
            ["localDirectory", "roots"]: .init(.stringArray([]), isSecret: false),
            ["amazonS3", "operators"]: .init(.stringArray([]), isSecret: false),
            ["amazonS3", "endpoints"]: .init(.stringArray([]), isSecret: false),
            ["s3Compatible", "endpoints"]: .init(.stringArray([]), isSecret: false),
            ["validation", "patience"]: 60, ["revalidation", "seconds"]: 3_600, ["exports", "jobs"]: 4,
            ["exports", "concurrency"]: 8, ["exports", "objects"]: 32, ["exports", "bytesPerSecond"]: 0,
            ["exports", "patience"]: 21_600,
            ["auditLog", "seconds"]: 300, ["auditLog", "batch"]: 32, ["auditLog", "spool"]: 1_024,
            ["auditLog", "total"]: 8_192, ["auditLog", "reserve"]: 1_024,
            ["http", "rateLimit"]: 20, ["log", "level"]: "info",
        ])

    private static func provider(of options: ServeOptions) -> InMemoryProvider {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        func put(_ key: AbsoluteConfigKey, _ content: ConfigContent?) {
            if let content { values[key] = ConfigValue(content, isSecret: false) }
        }
        put(["data"], options.data.map(ConfigContent.string))
        put(["checkpoint"], options.checkpoint.map(ConfigContent.string))
        put(["key"], options.key.map(ConfigContent.string))
        put(["log", "host"], options.logHost.map(ConfigContent.string))
        put(["http", "address"], options.address.map(ConfigContent.string))
        put(["http", "port"], options.port.map(ConfigContent.int))
        put(["http", "tlsCertificate"], options.tlsCertificate.map(ConfigContent.string))
        put(["http", "tlsKey"], options.tlsKey.map(ConfigContent.string))
        put(["http", "behindProxy"], options.behindProxy ? .bool(true) : nil)
        put(["http", "trustedProxies"], options.trustedProxy.isEmpty ? nil : .stringArray(options.trustedProxy))
        put(["localDirectory", "roots"], options.localRoot.isEmpty ? nil : .stringArray(options.localRoot))
        put(["amazonS3", "operators"], options.awsOperator.isEmpty ? nil : .stringArray(options.awsOperator))
        put(["amazonS3", "endpoints"], options.awsEndpoint.isEmpty ? nil : .stringArray(options.awsEndpoint))
        put(
            ["s3Compatible", "endpoints"],
            options.s3CompatibleEndpoint.isEmpty ? nil : .stringArray(options.s3CompatibleEndpoint))
        put(["validation", "patience"], options.validationPatience.map(ConfigContent.int))
        put(["revalidation", "seconds"], options.revalidateEvery.map(ConfigContent.int))
        put(["exports", "jobs"], options.jobs.map(ConfigContent.int))
        put(["exports", "concurrency"], options.concurrency.map(ConfigContent.int))
        put(["exports", "objects"], options.objects.map(ConfigContent.int))
        put(["exports", "bytesPerSecond"], options.bytesPerSecond.map(ConfigContent.int))
        put(["exports", "patience"], options.exportPatience.map(ConfigContent.int))
        put(["auditLog", "seconds"], options.auditLogEvery.map(ConfigContent.int))
        put(["auditLog", "batch"], options.auditLogBatch.map(ConfigContent.int))
        put(["auditLog", "spool"], options.auditLogSpool.map(ConfigContent.int))
        put(["auditLog", "total"], options.auditLogTotal.map(ConfigContent.int))
        put(["auditLog", "reserve"], options.auditLogReserve.map(ConfigContent.int))
        put(["http", "rateLimit"], options.rateLimit.map(ConfigContent.int))
        put(["log", "level"], options.logLevel.map(ConfigContent.string))
        return InMemoryProvider(name: "flags", values: values)
    }

    /// - Parameter what: what the list holds, for the refusal of something else.
    private static func list(_ reader: ConfigReader, _ key: ConfigKey, of what: String) throws -> [String] {
        try read(key, "a list of \(what)") { try reader.requiredStringArray(forKey: $0) }
    }

    /// A text that need not be there: its default is the empty one.
    private static func text(_ reader: ConfigReader, _ key: ConfigKey) throws -> String? {
        let text = try read(key, "a text") { try reader.requiredString(forKey: $0) }
        return text.isEmpty ? nil : text
    }

    private static func number(
        _ reader: ConfigReader, _ key: ConfigKey, _ range: ClosedRange<Int>
    ) throws -> Int {
        let number = try read(key, "a number from \(range.lowerBound) to \(range.upperBound)") {
            try reader.requiredInt(forKey: $0)
        }
        guard range.contains(number) else {
            throw ValidationError("\(key) is \(number); give a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    private static func read<Value>(
        _ key: ConfigKey, _ expected: String, _ value: (ConfigKey) throws -> Value
    ) throws -> Value {
        do {
            return try value(key)
        } catch {
            throw ValidationError("\(key) cannot be read as it is; give \(expected).")
        }
    }
}
