import AmazonS3
import ArgumentParser
import Configuration
import Foundation
import Logging
import MooringService
import Stores
import SystemPackage
import Testing

@testable import mooring

@Suite("Settings come from flags, then the environment, then the file, then the defaults")
struct ServeSettingsTests {
    struct Setting: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var flag: [String]
        var flagged: String
        var variable: String
        var value: String
        var inEnvironment: String
        var file: String
        var inFile: String
        var standard: String
        var read: @Sendable (ServeSettings) -> String

        init(
            _ name: String, flag: [String], _ flagged: String, _ variable: String, _ value: String,
            as inEnvironment: String? = nil, file: String, _ inFile: String, standard: String,
            _ read: @escaping @Sendable (ServeSettings) -> String
        ) {
            testDescription = name
            self.flag = flag
            self.flagged = flagged
            self.variable = variable
            self.value = value
            self.inEnvironment = inEnvironment ?? value
            self.file = file
            self.inFile = inFile
            self.standard = standard
            self.read = read
        }
    }

    static let all = [
        Setting(
            "data", flag: ["--data", "/a"], "/a", "MOORING_DATA", "/b", file: #"{"data":"/c"}"#, "/c",
            standard: "mooring-data"
        ) { $0.data.string },
        Setting(
            "checkpoint", flag: ["--checkpoint", "/a"], "/a", "MOORING_CHECKPOINT", "/b",
            file: #"{"checkpoint":"/c"}"#, "/c", standard: ""
        ) { $0.checkpoint?.string ?? "" },
        Setting(
            "key", flag: ["--key", "/a"], "/a", "MOORING_KEY", "/b", file: #"{"key":"/c"}"#, "/c", standard: ""
        ) { $0.key?.string ?? "" },
        Setting(
            "log host", flag: ["--log-host", "a.example"], "a.example", "MOORING_LOG_HOST", "b.example",
            file: #"{"log":{"host":"c.example"}}"#, "c.example", standard: ""
        ) { $0.logHost ?? "" },
        Setting(
            "address", flag: ["--address", "::1"], "::1", "MOORING_HTTP_ADDRESS", "127.0.0.2",
            file: #"{"http":{"address":"127.0.0.3"}}"#, "127.0.0.3", standard: "127.0.0.1"
        ) { $0.address },
        Setting(
            "port", flag: ["--port", "1"], "1", "MOORING_HTTP_PORT", "2", file: #"{"http":{"port":3}}"#, "3",
            standard: "8080"
        ) { "\($0.port)" },
        Setting(
            "TLS certificate", flag: ["--tls-certificate", "/a"], "/a", "MOORING_HTTP_TLS_CERTIFICATE", "/b",
            file: #"{"http":{"tlsCertificate":"/c"}}"#, "/c", standard: ""
        ) { $0.tlsCertificate ?? "" },
        Setting(
            "TLS key", flag: ["--tls-key", "/a"], "/a", "MOORING_HTTP_TLS_KEY", "/b",
            file: #"{"http":{"tlsKey":"/c"}}"#, "/c", standard: ""
        ) { $0.tlsKey ?? "" },
        Setting(
            "behind a proxy", flag: ["--behind-proxy"], "true", "MOORING_HTTP_BEHIND_PROXY", "true",
            file: #"{"http":{"behindProxy":true}}"#, "true", standard: "false"
        ) { "\($0.isBehindProxy)" },
        Setting(
            "trusted proxies", flag: ["--trusted-proxy", "10.0.0.1", "--trusted-proxy", "10.0.0.2"],
            "10.0.0.1 10.0.0.2", "MOORING_HTTP_TRUSTED_PROXIES", "10.0.0.3,10.0.0.4", as: "10.0.0.3 10.0.0.4",
            file: #"{"http":{"trustedProxies":["10.0.0.5"]}}"#, "10.0.0.5", standard: ""
        ) { $0.trustedProxies.joined(separator: " ") },
        Setting(
            "local roots", flag: ["--local-root", "/a", "--local-root", "/b"], "/a /b",
            "MOORING_LOCAL_DIRECTORY_ROOTS", "/c,/d", as: "/c /d", file: #"{"localDirectory":{"roots":["/e"]}}"#, "/e",
            standard: ""
        ) { $0.localRoots.joined(separator: " ") },
        Setting(
            "AWS operators",
            flag: ["--aws-operator", "aws=111111111111,profile=a", "--aws-operator", "aws-cn=222222222222"],
            "aws=111111111111//a aws-cn=222222222222//", "MOORING_AMAZON_S3_OPERATORS",
            "aws=333333333333,principal=arn:aws:iam::333333333333:role/m,profile=b,aws-cn=444444444444",
            as: "aws=333333333333/arn:aws:iam::333333333333:role/m/b aws-cn=444444444444//",
            file: #"{"amazonS3":{"operators":["aws-us-gov=555555555555"]}}"#, "aws-us-gov=555555555555//", standard: ""
        ) { settings in
            settings.amazonS3.operators.sorted { $0.key < $1.key }.map { name, entry in
                "\(name)=\(entry.account)/\(entry.principal ?? "")/\(entry.profile ?? "")"
            }.joined(separator: " ")
        },
        Setting(
            "AWS endpoints", flag: ["--aws-endpoint", "us-east-1=http://127.0.0.1:1,sts=http://127.0.0.1:2"],
            "us-east-1=http://127.0.0.1:1 http://127.0.0.1:2 http://127.0.0.1:1", "MOORING_AMAZON_S3_ENDPOINTS",
            "us-west-2=http://127.0.0.1:3,iam=http://127.0.0.1:4",
            as: "us-west-2=http://127.0.0.1:3 http://127.0.0.1:3 http://127.0.0.1:4",
            file: #"{"amazonS3":{"endpoints":["cn-north-1=http://127.0.0.1:5"]}}"#,
            "cn-north-1=http://127.0.0.1:5 http://127.0.0.1:5 http://127.0.0.1:5", standard: ""
        ) { settings in
            settings.amazonS3.endpoints.map { "\($0.key)=\($0.value.s3) \($0.value.sts) \($0.value.iam)" }.joined()
        },
        Setting(
            "S3-compatible endpoints",
            flag: ["--s3-compatible-endpoint", "a.example:9000", "--s3-compatible-endpoint", "b.example:443"],
            "a.example:9000 b.example:443", "MOORING_S3COMPATIBLE_ENDPOINTS", "c.example:1,d.example:2",
            as: "c.example:1 d.example:2", file: #"{"s3Compatible":{"endpoints":["e.example:3"]}}"#, "e.example:3",
            standard: ""
        ) { $0.s3Compatible.endpoints.joined(separator: " ") },
        Setting(
            "patience of a validation", flag: ["--validation-patience", "1"], "1.0 seconds",
            "MOORING_VALIDATION_PATIENCE", "2", as: "2.0 seconds", file: #"{"validation":{"patience":3}}"#,
            "3.0 seconds", standard: "60.0 seconds"
        ) { "\($0.amazonS3.patience)" },
        Setting(
            "revalidation", flag: ["--revalidate-every", "60"], "60.0 seconds", "MOORING_REVALIDATION_SECONDS", "70",
            as: "70.0 seconds", file: #"{"revalidation":{"seconds":80}}"#, "80.0 seconds", standard: "3600.0 seconds"
        ) { "\($0.revalidation)" },
        Setting(
            "jobs", flag: ["--jobs", "1"], "1", "MOORING_EXPORTS_JOBS", "2", file: #"{"exports":{"jobs":3}}"#, "3",
            standard: "4"
        ) { "\($0.jobs)" },
        Setting(
            "concurrency", flag: ["--concurrency", "1"], "1", "MOORING_EXPORTS_CONCURRENCY", "2",
            file: #"{"exports":{"concurrency":3}}"#, "3", standard: "8"
        ) { "\($0.concurrency)" },
        Setting(
            "audit log's interval", flag: ["--audit-log-every", "1"], "1", "MOORING_AUDIT_LOG_SECONDS", "2",
            file: #"{"auditLog":{"seconds":3}}"#, "3", standard: "300"
        ) { "\($0.auditLog.interval.components.seconds)" },
        Setting(
            "audit log's batch", flag: ["--audit-log-batch", "1"], "1", "MOORING_AUDIT_LOG_BATCH", "2",
            file: #"{"auditLog":{"batch":3}}"#, "3", standard: "32"
        ) { "\($0.auditLog.spool.batchBytes >> 20)" },
        Setting(
            "audit log's spool", flag: ["--audit-log-spool", "1"], "1", "MOORING_AUDIT_LOG_SPOOL", "2",
            file: #"{"auditLog":{"spool":3}}"#, "3", standard: "1024"
        ) { "\($0.auditLog.spool.bytesOfOne >> 20)" },
        Setting(
            "audit logs' total", flag: ["--audit-log-total", "1"], "1", "MOORING_AUDIT_LOG_TOTAL", "2",
            file: #"{"auditLog":{"total":3}}"#, "3", standard: "8192"
        ) { "\($0.auditLog.spool.bytesOfAll >> 20)" },
        Setting(
            "audit logs' reserve", flag: ["--audit-log-reserve", "1"], "1", "MOORING_AUDIT_LOG_RESERVE", "2",
            file: #"{"auditLog":{"reserve":3}}"#, "3", standard: "1024"
        ) { "\($0.auditLog.spool.reservedBytes >> 20)" },
        Setting(
            "rate limit", flag: ["--rate-limit", "1"], "1", "MOORING_HTTP_RATE_LIMIT", "2",
            file: #"{"http":{"rateLimit":3}}"#, "3", standard: "20"
        ) { "\($0.rateLimit)" },
        Setting(
            "log level", flag: ["--log-level", "debug"], "debug", "MOORING_LOG_LEVEL", "error",
            file: #"{"log":{"level":"trace"}}"#, "trace", standard: "info"
        ) { $0.logLevel.rawValue },
    ]

    @Test("Each setting obeys the order", arguments: all)
    func order(_ setting: Setting) async throws {
        try await withFile(setting.file) { file in
            let variable = [setting.variable: setting.value]
            let all = try await Self.settings(setting.flag + ["--config", file], variable)
            #expect(setting.read(all) == setting.flagged)
            let withoutFlag = try await Self.settings(["--config", file], variable)
            #expect(setting.read(withoutFlag) == setting.inEnvironment)
            let onlyFile = try await Self.settings(["--config", file])
            #expect(setting.read(onlyFile) == setting.inFile)
            let nothing = try await Self.settings([])
            #expect(setting.read(nothing) == setting.standard)
        }
    }

    @Test(
        "A value that cannot be read is refused with what would be right, not replaced by the default",
        arguments: [
            ("MOORING_HTTP_PORT", "http", "0 to 65535"), ("MOORING_HTTP_PORT", "65536", "0 to 65535"),
            ("MOORING_HTTP_BEHIND_PROXY", "maybe", "true or false"), ("MOORING_EXPORTS_JOBS", "0", "1 to 64"),
            ("MOORING_LOG_LEVEL", "loud", "trace, debug"),
            ("MOORING_AMAZON_S3_OPERATORS", "306787409409", "name=value"),
            ("MOORING_AMAZON_S3_OPERATORS", "profile=a", "stands before anything"),
            ("MOORING_AMAZON_S3_OPERATORS", "aws=1,profile=a,profile=b", "twice"),
            ("MOORING_AMAZON_S3_OPERATORS", "aws=1,aws=2", "twice"), ("MOORING_VALIDATION_PATIENCE", "601", "0 to 600"),
            ("MOORING_REVALIDATION_SECONDS", "1", "10 to 2592000"),
        ])
    func unreadable(_ variable: String, _ value: String, _ right: String) async throws {
        await #expect {
            _ = try await Self.settings([], [variable: value])
        } throws: { error in
            "\(error)".contains(right)
        }
    }

    @Test(
        "What a connector cannot take is refused by its name",
        arguments: [
            (["--aws-operator", "aws=30678740940"], "12 digits"),
            (["--aws-operator", "aws-eu=306787409409"], "no partition"),
            (["--aws-endpoint", "us-east-1=127.0.0.1:80"], "http://"),
            (["--s3-compatible-endpoint", "minio.example.com"], "a host and a port"),
        ])
    func connectors(_ flags: [String], _ right: String) async throws {
        let settings = try await Self.settings(flags)
        #expect {
            _ = try settings.connectors(forbidding: [], now: SystemClock.now)
        } throws: { error in
            "\(error)".contains(right)
        }
    }

    @Test(
        "So is a file whose value has another type, and a file that is none",
        arguments: [
            (#"{"http":{"port":"many"}}"#, "0 to 65535"), (#"{"http":{"trustedProxies":7}}"#, "a list of addresses"),
            (#"{"localDirectory":{"roots":"/srv"}}"#, "a list of paths"), ("{", "cannot be read"),
            (#"{"key":7}"#, "key cannot be read as it is; give a text"), (#"{"http":{"tlsKey":true}}"#, "a text"),
        ])
    func file(_ text: String, _ right: String) async throws {
        try await withFile(text) { file in
            await #expect {
                _ = try await Self.settings(["--config", file])
            } throws: { error in
                "\(error)".contains(right)
            }
        }
        await #expect(throws: ValidationError.self) { _ = try await Self.settings(["--config", "/nowhere.json"]) }
    }

    private static func settings(_ flags: [String], _ variables: [String: String] = [:]) async throws -> ServeSettings {
        try await ServeSettings(
            try ServeOptions.parse(flags), environment: EnvironmentVariablesProvider(environmentVariables: variables))
    }

    private func withFile(_ text: String, _ body: (String) async throws -> Void) async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "mooring-\(UUID()).json")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try await body(file.path(percentEncoded: false))
    }
}
