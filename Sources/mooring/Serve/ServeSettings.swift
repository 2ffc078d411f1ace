internal import ArgumentParser
import Configuration
internal import Logging
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
    var revalidation: Duration
    var jobs: Int
    var concurrency: Int
    var rateLimit: Int
    var logLevel: Logger.Level

    init(_ options: ServeOptions) async throws {
        var providers: [any ConfigProvider] = [
            Self.provider(of: options), EnvironmentVariablesProvider().prefixKeys(with: "mooring"),
        ]
        if let file = options.config {
            do {
                providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
            } catch {
                throw ValidationError("The configuration file \(file) cannot be read: \(error)")
            }
        }
        let reader = ConfigReader(providers: providers)
        data = FilePath(reader.string(forKey: "data", default: "mooring-data"))
        checkpoint = reader.string(forKey: "checkpoint").map { FilePath($0) }
        key = reader.string(forKey: "key").map { FilePath($0) }
        logHost = reader.string(forKey: "log.host")
        address = reader.string(forKey: "http.address", default: "127.0.0.1")
        port = try Self.number(reader, "http.port", 8_080, 0...65_535)
        tlsCertificate = reader.string(forKey: "http.tlsCertificate")
        tlsKey = reader.string(forKey: "http.tlsKey")
        isBehindProxy = reader.bool(forKey: "http.behindProxy", default: false)
        trustedProxies = reader.stringArray(forKey: "http.trustedProxies", default: [])
        localRoots = reader.stringArray(forKey: "localDirectory.roots", default: [])
        revalidation = .seconds(try Self.number(reader, "revalidation.seconds", 3_600, 10...2_592_000))
        jobs = try Self.number(reader, "exports.jobs", 4, 1...64)
        concurrency = try Self.number(reader, "exports.concurrency", 8, 1...64)
        rateLimit = try Self.number(reader, "http.rateLimit", 20, 1...1_000_000)
        let level = reader.string(forKey: "log.level", default: "info")
        guard let logLevel = Logger.Level(rawValue: level) else {
            throw ValidationError(
                "log.level is \"\(level)\"; give trace, debug, info, notice, warning, error or critical.")
        }
        self.logLevel = logLevel
    }

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
        put(["revalidation", "seconds"], options.revalidateEvery.map(ConfigContent.int))
        put(["exports", "jobs"], options.jobs.map(ConfigContent.int))
        put(["exports", "concurrency"], options.concurrency.map(ConfigContent.int))
        put(["http", "rateLimit"], options.rateLimit.map(ConfigContent.int))
        put(["log", "level"], options.logLevel.map(ConfigContent.string))
        return InMemoryProvider(name: "flags", values: values)
    }

    private static func number(
        _ reader: ConfigReader, _ key: ConfigKey, _ standard: Int, _ range: ClosedRange<Int>
    ) throws -> Int {
        let number = reader.int(forKey: key, default: standard)
        guard range.contains(number) else {
            throw ValidationError("\(key) is \(number); give a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}
