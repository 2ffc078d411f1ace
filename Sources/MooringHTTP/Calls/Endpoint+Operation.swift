import EventLog
import MooringModel
import MooringService
import Stores

// The installation itself: health, metrics, the document, the log, the data.

extension Endpoint {
    static let operation = [
        open(
            .get, "/healthz", "showHealth", "Whether the process lives.", answers: .text("text/plain")
        ) { _ in .text("ok\n", mediaType: "text/plain") },
        open(
            .get, "/readyz", "showReadiness", "Whether the registry can be asked.", answers: .text("text/plain")
        ) { surroundings in
            _ = try await surroundings.registry.head()
            return .text("ready\n", mediaType: "text/plain")
        },
        Endpoint(
            .get, "/openapi.json", "showDocument", .operation, "This document.", answers: .json(.openObject)
        ) { exchange in .json(exchange.surroundings.document) },
        Endpoint(
            .get, "/metrics", "showMetrics", .operation, "Metrics in Prometheus' text format.",
            answers: .text("text/plain")
        ) { exchange in
            try await exchange.registry.authorizeOperation(exchange.call, "metrics")
            return .text(exchange.surroundings.installation.metrics(), mediaType: "text/plain; version=0.0.4")
        },
        Endpoint(
            .get, "/v1/log/checkpoint", "showCheckpoint", .operation,
            "The signed checkpoint of the log (C2SP tlog-checkpoint), to be kept elsewhere.",
            answers: .text("text/plain")
        ) { exchange in
            guard let checkpoint = exchange.surroundings.installation.checkpoint() else {
                throw Refusal.checkpointMissing
            }
            return .text(checkpoint, mediaType: "text/plain")
        },
        Endpoint(
            .post, "/v1/log/verification", "verifyLog", .operation,
            "Recomputes the whole log from its bytes and names the first bad event.",
            answers: .json(.named(.verification))
        ) { exchange in .json(try await exchange.registry.verifyLog(exchange.call).json) },
        Endpoint(
            .post, "/v1/projections/rebuild", "rebuildViews", .operation,
            "Makes the views anew beside the live ones, compares them, and replaces them if asked to.",
            body: [
                .optional(
                    "replace", .boolean,
                    LocalizedText(en: "Put the new ones in the place of the live ones.", zhHans: "用新视图替换现有视图。"))
            ], answers: .json(.named(.rebuild))
        ) { exchange in
            let report = try await exchange.registry.rebuildViews(
                exchange.call, replace: exchange.body["replace"]?.boolValue ?? false)
            return .json(report.json)
        },
        Endpoint(
            .get, "/v1/data", "showData", .operation, "Where the data lie, how large they are, and who signs the log.",
            answers: .json(.named(.data))
        ) { exchange in
            try await exchange.registry.authorizeOperation(exchange.call, "data")
            let head = try await exchange.registry.head()
            let installation = exchange.surroundings.installation
            return .json(
                .object([
                    "databaseBytes": installation.databaseBytes().map(JSONValue.integer),
                    "directory": .string(installation.directory), "logId": .string(installation.logID),
                    "origin": .string(installation.origin), "position": .integer(head.position.value),
                    "root": .string(head.root.description), "sqliteVersion": .string(installation.sqliteVersion),
                    "verifierKey": .string(installation.verifierKey), "version": .string(installation.version),
                ]))
        },
        Endpoint(
            .post, "/v1/data/backup", "backUp", .operation,
            "Backs the data up to a new file on the server; the position is the last that it holds.",
            body: [
                .required(
                    "path", .absolutePath,
                    LocalizedText(
                        en: "An absolute path on the server where nothing is yet.", zhHans: "服务器上尚不存在的绝对路径。"))
            ], answers: .json(.named(.logHead), status: 201)
        ) { exchange in
            let head = try await exchange.registry.backUp(exchange.call, to: exchange.string("path") ?? "")
            return .json(
                ["position": .integer(head.position.value), "root": .string(head.root.description)], status: 201)
        },
    ]
}

extension VerificationReport {
    var json: JSONValue {
        .object([
            "events": .integer(events),
            "firstBad": firstBad.map { ["position": .integer($0.position.value), "reason": .string($0.reason)] },
            "root": .string(root.description),
        ])
    }
}

extension RebuildReport {
    var json: JSONValue {
        [
            "differences": .array(differences.map(JSONValue.string)), "rows": .integer(rows),
            "through": .integer(through.value),
        ]
    }
}

extension Refusal {
    fileprivate static let checkpointMissing = Refusal(
        "checkpoint-not-found", .notFound,
        detail: LocalizedText(en: "No checkpoint has been signed yet.", zhHans: "尚未签署检查点。"),
        remedy: LocalizedText(
            en: "Ask again in a second; if it stays so, look at the server's log.", zhHans: "请稍后再试；若持续如此，请查看服务器日志。"))
}
