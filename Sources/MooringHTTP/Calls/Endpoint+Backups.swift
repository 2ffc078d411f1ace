import MooringModel
import MooringService
import Projections

extension Endpoint {
    static let backups = [
        Endpoint(
            .post, "/v1/clusters/{cluster}/backups", "registerBackup", .backups,
            "Makes a complete backup of a cluster known.",
            body: [
                .required(
                    "path", .backupPlace,
                    LocalizedText(
                        en: "The backup's directory, under a backup root of the cluster.",
                        zhHans: "备份目录，须位于该集群的备份根目录之下。")),
                .optional(
                    "id", .givenIdentifier,
                    LocalizedText(en: "The directory's name if missing.", zhHans: "缺省为目录名。")),
            ], answers: .row(.backup, status: 201)
        ) { exchange in
            let recorded = try await exchange.registry.registerBackup(
                exchange.call, cluster: exchange["cluster"], id: try exchange.parsed("id"),
                path: exchange.string("path") ?? "")
            return .row(try await exchange.registry.outcome(recorded, .backup), status: 201)
        },
        Endpoint(
            .post, "/v1/clusters/{cluster}/backups/scan", "scanBackups", .backups,
            "Registers every complete backup under the cluster's backup roots that is not known yet.",
            answers: .json(.named(.backupScan))
        ) { exchange in
            let outcome = try await exchange.registry.scanBackups(exchange.call, cluster: exchange["cluster"])
            return .json([
                "incomplete": .array(outcome.incomplete.map(JSONValue.string)),
                "known": .array(outcome.known.map(JSONValue.string)),
                "refused": .array(
                    outcome.refused.map { ["path": .string($0.path), "reason": .string($0.reason)] }),
                "registered": .array(outcome.registered.map { .object($0.json) }),
            ])
        },
        Endpoint(
            .get, "/v1/clusters/{cluster}/backups", "listBackups", .backups, "Lists a cluster's backups.",
            query: QueryParameter.page + [.asOf], answers: .page(of: .backup)
        ) { exchange in
            let rows = try await exchange.registry.backups(
                exchange.call, cluster: exchange["cluster"], asOf: try await exchange.asOf(),
                page: exchange.backupPage)
            let next = rows.count == exchange.page.limit ? rows.last?.body["id"]?.stringValue : nil
            return .page(rows.map { .object($0.json) }, next: next, exchange)
        },
        Endpoint(
            .get, "/v1/clusters/{cluster}/backups/{backup}", "showBackup", .backups, "Shows a backup.",
            query: [.asOf], answers: .row(.backup)
        ) { exchange in
            .row(
                try await exchange.registry.show(
                    exchange.call, .backup, "\(exchange["cluster"])/\(exchange["backup"])",
                    asOf: try await exchange.asOf()))
        },
        Endpoint(
            .delete, "/v1/clusters/{cluster}/backups/{backup}", "removeBackup", .backups,
            "No longer knows a backup; its files stay where they are.", conditional: true, answers: .row(.backup)
        ) { exchange in
            let recorded = try await exchange.registry.removeBackup(
                exchange.call, cluster: exchange["cluster"], exchange["backup"])
            return .row(try await exchange.registry.outcome(recorded, .backup))
        },
        Endpoint(
            .post, "/v1/clusters/{cluster}/backups/{backup}/export", "exportBackup", .backups,
            "Exports a backup through an integration; a job does it.",
            body: [
                .required("integrationId", .identifier(IntegrationID.self)),
                .optional(
                    "directory", Shape(["type": "string", "maxLength": 512]),
                    LocalizedText(
                        en: "The directory at the destination; the integration's own place if missing.",
                        zhHans: "目标目录；缺省为集成的根位置。")),
            ], answers: .json(.object([.required("jobId", .string())]), status: 202)
        ) { exchange in
            let recorded = try await exchange.registry.requestExport(
                exchange.call, cluster: exchange["cluster"], backup: exchange["backup"],
                integration: exchange.string("integrationId") ?? "",
                directory: exchange.string("directory") ?? "")
            return .json(["jobId": .string(recorded.subject.identifier)], status: 202)
        },
        Endpoint(
            .get, "/v1/clusters/{cluster}/backups/{backup}/verification", "verifyBackup", .backups,
            "Compares what an export has put at a destination with the manifest there.",
            query: [
                QueryParameter(
                    "integrationId", .text,
                    LocalizedText(en: "The integration that it was exported through.", zhHans: "导出所用的集成。")),
                QueryParameter(
                    "directory", .text,
                    LocalizedText(
                        en: "The directory that it was exported into; the integration's own place if missing.",
                        zhHans: "导出到的目录；缺省为集成的根位置。")),
                QueryParameter(
                    "read", .flag,
                    LocalizedText(
                        en: "Read every object, and not only those of which the storage gives no checksum.",
                        zhHans: "读取每个对象，而不仅是存储未提供校验和的对象。")),
                .after,
            ], answers: .json(.named(.verifiedBackup))
        ) { exchange in
            let verification = try await exchange.registry.verifyExport(
                exchange.call, cluster: exchange["cluster"], backup: exchange["backup"],
                integration: exchange.query["integrationId"] ?? "", directory: exchange.query["directory"] ?? "",
                readsAll: exchange.query["read"] == "true", after: exchange.query["after"])
            return .json(verification.json)
        },
    ]
}

extension Exchange {
    /// A backup's key in the view begins with its cluster; clients know it by its own identifier.
    fileprivate var backupPage: Registry.Page {
        var page = page
        page.after = page.after.map { "\(self["cluster"])/\($0)" }
        return page
    }
}

extension ExportVerification {
    var json: JSONValue {
        var object = findings.json
        object["manifest"] = [
            "key": .string(manifestKey), "sha256": .string(manifestSHA256), "job": .string(job.description),
            "record": .string(record.rawValue),
        ]
        object["objects"] = .integer(objects)
        object["bytes"] = .integer(bytes)
        object["compared"] = .integer(compared)
        object["read"] = .integer(read)
        object["next"] = next.map(JSONValue.string)
        return .object(object)
    }
}
