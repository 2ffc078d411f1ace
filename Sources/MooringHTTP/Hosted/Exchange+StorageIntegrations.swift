import ConnectorKit
import MooringModel
import MooringService
import Projections

// What the calls of the hosted service's API mean for an integration of ours.

extension Exchange {
    private var project: String { string("projectId") ?? "" }
    private var bucket: String { string("bucketName") ?? "" }

    /// The region, and the connector of its buckets.
    private func place() throws(Refusal) -> (Region, connector: String) {
        let region: Region = try required("regionId")
        guard let connector = StorageIntegration.connector(in: region), registry.catalog[connector] != nil else {
            throw .regionNotOffered(region)
        }
        return (region, connector)
    }

    /// Finds or begins the bucket's draft, and tells its documents.
    func preparedStorageIntegration() async throws -> JSONValue {
        let (region, connector) = try place()
        let draft = try await registry.bucketDraft(
            call, project: project,
            Registry.NewIntegration(
                name: nil, description: "", connector: connector, region: region, access: .readwrite,
                configuration: ["bucket": .string(bucket)], bucket: bucket))
        if draft.body["configuration"]?["bucket"]?.stringValue != bucket { try await configure(draft) }
        let readonly = try await registry.authorization(call, draft.key, access: .readonly)
        let readwrite = try await registry.authorization(call, draft.key, access: .readwrite)
        return [
            "externalId": .string(draft.body["externalId"]?.stringValue ?? ""),
            "iamPolicy": .string(readwrite.text(of: "access-policy")),
            "readonly": .string(readonly.text(of: "access-policy")),
            "readwrite": .string(readwrite.text(of: "access-policy")),
            "trustPolicy": .string(readwrite.text(of: "trust-policy")),
            "zillizAccount": .string(readwrite.trustedAccount),
        ]
    }

    /// Validates the bucket's draft with the role given.
    ///
    /// - Parameter action: what the caller must be allowed.
    /// - Returns: the draft, and what is wrong; nil if it passed.
    func checkedStorageIntegration(for action: Action) async throws -> (draft: ViewRow, complaint: String?) {
        let (region, _) = try place()
        guard
            let draft = try await registry.bucketDraft(
                call, project: project, region: region, bucket: bucket, for: action)
        else { throw Refusal.bucketNotDrafted(bucket, region) }
        let minted = draft.body["externalId"]?.stringValue ?? ""
        if let given = body["externalCred"]?["externalId"]?.stringValue, given != minted {
            throw Refusal.externalIDNotMinted(minted)
        }
        try await configure(draft, role: body["externalCred"]?["roleArn"])
        let recorded = try await registry.validateIntegration(call, draft.key)
        let (report, _, connector) = try await registry.latestReport(call, draft.key, asOf: recorded.position)
        return (draft, report.verdict == .passed ? nil : complaint(of: report, connector))
    }

    /// Validates the bucket's draft, then names and adds it.
    func createdStorageIntegration() async throws -> JSONValue {
        let (draft, complaint) = try await checkedStorageIntegration(for: .createIntegrations)
        if let complaint { throw Refusal.bucketNotUsable(complaint) }
        let recorded = try await registry.addIntegration(
            call, draft.key, name: string("name") ?? "",
            description: string("description") ?? draft.body["description"]?.stringValue ?? "")
        return try await registry.outcome(recorded, .integration).storageIntegrationReference
    }

    /// What else was configured stays.
    private func configure(_ draft: ViewRow, role: JSONValue? = nil) async throws(Refusal) {
        var configuration = draft.body["configuration"]?.objectValue ?? JSONObject()
        configuration["bucket"] = .string(bucket)
        if let role { configuration["roleArn"] = role }
        _ = try await registry.editIntegration(
            call, draft.key, Registry.Edit(configuration: .object(configuration)))
    }

    func listedStorageIntegrations() async throws(Refusal) -> JSONValue {
        let page = query["currentPage"].flatMap { Int($0) } ?? 1
        let size = query["pageSize"].flatMap { Int($0) } ?? 10
        let rows = try await registry.integrations(
            call, project: query["projectId"] ?? "", page: Registry.Page(limit: .max)
        ).filter(\.isStorageIntegration)
        var items: [JSONValue] = []
        for row in rows.dropFirst((page - 1) * size).prefix(size) {
            items.append(row.storageIntegrationSummary(message: try await complaint(of: row)))
        }
        return [
            "count": .integer(Int64(rows.count)), "currentPage": .integer(Int64(page)),
            "pageSize": .integer(Int64(size)), "storageIntegrations": .array(items),
        ]
    }

    /// The integration of the path. A draft is none yet, and a deleted one none any more.
    func storageIntegration() async throws(Refusal) -> ViewRow {
        let row = try await registry.show(call, .integration, self["integration"])
        guard row.isStorageIntegration else { throw .notFound("integration", self["integration"]) }
        return row
    }

    // MARK: What is wrong, for people

    /// Why nothing goes through an integration; empty if something does.
    func complaint(of row: ViewRow) async throws(Refusal) -> String {
        switch IntegrationStatus(rawValue: row.status) {
        case .suspended:
            return LocalizedText(
                en: "It is suspended: nothing is exported through it until it is resumed.", zhHans: "已暂停：恢复之前不会通过它导出。"
            ).rendered(in: language)
        case .error:
            // That of what is in force: what was found of a proposal meanwhile says nothing of it.
            guard let position = row.body["validation"]?["position"]?.integerValue else { return "" }
            let (report, _, connector) = try await registry.latestReport(call, row.key, asOf: Position(position))
            return complaint(of: report, connector)
        default: return ""
        }
    }

    private func complaint(of report: ValidationReport, _ connector: String) -> String {
        let sought: CheckStatus = report.verdict == .inconclusive ? .inconclusive : .failed
        return report.checks.filter { $0.status == sought }.map { result in
            let text = registry.text(of: result, connector: connector, in: language)
            return [text.summary, text.remedy ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        }.joined(separator: "\n")
    }
}

extension AuthorizationMaterials {
    fileprivate func text(of document: String) -> String { documents.first { $0.name == document }?.text ?? "" }

    /// The account of the principal that the trust policy trusts: of `arn:aws:iam::306787409409:root`, the fifth part.
    fileprivate var trustedAccount: String {
        let policy = try? JSONValue(parsing: text(of: "trust-policy"))
        let principal = policy?["Statement"]?.arrayValue?.first?["Principal"]?["AWS"]?.stringValue ?? ""
        let parts = principal.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count > 4 ? String(parts[4]) : principal
    }
}
