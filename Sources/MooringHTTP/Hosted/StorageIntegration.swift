import MooringModel
import Projections

/// What the hosted service's API calls a storage integration: an integration that is added, in its own words.
enum StorageIntegration {
    /// The kind of connector of a cloud's regions; nil where there is none yet.
    static func connector(in region: Region) -> String? { region.cloud == .aws ? "amazon-s3" : nil }

    // MARK: What is asked

    static let bucket: [Shape.Field] = [
        .required("projectId", .string(1...64)), .required("regionId", .region),
        .required("bucketName", .string(1...255, example: "team-a-backups")),
    ]

    static let credential = Shape.Field.required(
        "externalCred",
        .object([
            .required("roleArn", .string(1...2_048, example: "arn:aws:iam::222222222222:role/mooring-export")),
            .optional(
                "externalId", .string(1...1_224),
                LocalizedText(
                    en: "The one of the authorization materials, if at all.", zhHans: "可省略；否则须为授权材料中的外部 ID。")),
        ]))

    static let query = [
        QueryParameter(
            "projectId", .text, LocalizedText(en: "The project's identifier.", zhHans: "项目标识符。"), required: true),
        QueryParameter(
            "currentPage", .integer(1...1_000_000_000), LocalizedText(en: "The page, from 1.", zhHans: "页码，从 1 开始。")),
        QueryParameter(
            "pageSize", .integer(1...100),
            LocalizedText(en: "The size of a page; 10 if missing.", zhHans: "每页条数；缺省为 10。")),
    ]

    // MARK: What is answered

    static let reference: [Shape.Field] = [.required("integrationId", .string()), .required("name", .string())]

    static let summary =
        reference + [
            .required("status", .word(["ACTIVE", "ERROR"])), .required("message", .string()),
            .required("regionId", .string()), .required("bucketName", .string()),
        ]
}

extension ViewRow {
    private func text(_ name: String) -> JSONValue { .string(body[name]?.stringValue ?? "") }

    var isStorageIntegration: Bool { IntegrationStatus(rawValue: status)?.isAdded ?? false }

    var storageIntegrationReference: JSONValue { .object(reference) }

    private var reference: JSONObject {
        var object = JSONObject()
        object["integrationId"] = .string(key)
        object["name"] = text("name")
        return object
    }

    /// - Parameter message: what is wrong with it; empty if nothing is.
    func storageIntegrationSummary(message: String) -> JSONValue { .object(summary(message)) }

    private func summary(_ message: String) -> JSONObject {
        var object = reference
        object["bucketName"] = .string(body["location"]?["container"]?.stringValue ?? "")
        object["message"] = .string(message)
        object["regionId"] = text("region")
        object["status"] = status == IntegrationStatus.active.rawValue ? "ACTIVE" : "ERROR"
        return object
    }

    func storageIntegrationDetail(message: String) -> JSONValue {
        var object = summary(message)
        object["createTime"] = .string(body["addedAt"]?.stringValue?.inWholeSeconds ?? "")
        object["description"] = text("description")
        object["externalCred"] = [
            "externalId": text("externalId"),
            "roleArn": .string(body["configuration"]?["roleArn"]?.stringValue ?? ""),
        ]
        return .object(object)
    }
}

extension String {
    /// A time of ours as the hosted service writes one: `2026-05-01T12:00:00Z`.
    var inWholeSeconds: String { prefix { $0 != "." } + (contains(".") ? "Z" : "") }
}
