import MooringModel
import MooringService
import Projections
import Stores

extension Endpoint {
    static let auditLog = [
        Endpoint(
            .put, "/v1/clusters/{cluster}/audit-log", "enableAuditLog", .auditLog,
            "Forwards a cluster's audit log through an integration, or through another one than before.",
            body: [
                .required("integrationId", .identifier(IntegrationID.self)),
                .optional(
                    "directory", Shape(["type": "string", "maxLength": 512]),
                    LocalizedText(
                        en: "The directory at the destination; the integration's own place if missing.",
                        zhHans: "目标目录；缺省为集成的根位置。")),
                .optional(
                    "registry", .boolean,
                    LocalizedText(
                        en: "Whether what Mooring records about the project goes there too; false if missing.",
                        zhHans: "是否同时转发 Mooring 关于该项目的事件记录；缺省为否。")),
            ], conditional: true, answers: .row(.forwarding)
        ) { exchange in
            let recorded = try await exchange.registry.enableForwarding(
                exchange.call, cluster: exchange["cluster"], integration: exchange.string("integrationId") ?? "",
                directory: exchange.string("directory") ?? "",
                includesRegistry: exchange.body["registry"]?.boolValue ?? false)
            return .row(try await exchange.registry.outcome(recorded, .forwarding))
        },
        Endpoint(
            .get, "/v1/clusters/{cluster}/audit-log", "showAuditLog", .auditLog,
            "Shows how a cluster's audit log is forwarded, and what waits.", query: [.asOf],
            answers: .row(.forwarding)
        ) { exchange in
            let (row, contents) = try await exchange.registry.forwarding(
                exchange.call, exchange["cluster"], asOf: try await exchange.asOf())
            return .row(row, adding: ["waiting": contents.map(Self.waiting)])
        },
        Endpoint(
            .delete, "/v1/clusters/{cluster}/audit-log", "disableAuditLog", .auditLog,
            "Takes no further entries; the answer says how many wait.",
            query: [
                QueryParameter(
                    "spooled", .word(SpooledEntries.allCases.map(\.rawValue)),
                    LocalizedText(
                        en:
                            "Whether the entries that wait still go to the destination (drain, if missing) or are gone.",
                        zhHans: "等待中的条目是继续送达（drain，缺省）还是丢弃（discard）。"))
            ], conditional: true, answers: .row(.forwarding)
        ) { exchange in
            let recorded = try await exchange.registry.disableForwarding(
                exchange.call, cluster: exchange["cluster"],
                exchange.query["spooled"].flatMap(SpooledEntries.init(rawValue:)) ?? .drain)
            return .row(try await exchange.registry.outcome(recorded, .forwarding))
        },
        Endpoint(
            .post, "/v1/clusters/{cluster}/audit-log/entries", "takeAuditEntries", .auditLog,
            "Takes audit-log entries, JSON Lines. Answered when they are durable.",
            answers: .json(.object([.required("taken", .count), .required("repeated", .count)]))
        ) { exchange in
            let taken = try await exchange.registry.takeAuditEntries(
                exchange.call, cluster: exchange["cluster"], exchange.lines)
            return .json(["taken": .integer(Int64(taken.taken)), "repeated": .integer(Int64(taken.repeated))])
        }.takingLines(),
    ]

    private static func waiting(_ contents: [ForwardedLog.Kind: SpoolContents]) -> JSONValue {
        var waiting = JSONObject()
        for (kind, contents) in contents { waiting[kind.rawValue] = contents.json }
        return .object(waiting)
    }
}

extension SpoolContents {
    var json: JSONValue {
        .object([
            "bytes": .integer(bytes), "entries": .integer(entries),
            "sending": oldest?.label.map { .string($0.key) },
        ])
    }
}
