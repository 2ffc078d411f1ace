import EventLog
package import MooringModel
package import Projections
import Stores

extension Registry {
    /// One page of a list.
    package struct Page: Sendable {
        package var limit: Int
        package var after: String?

        package init(limit: Int = 50, after: String? = nil) {
            self.limit = limit
            self.after = after
        }
    }

    /// The row of a thing as of a position (nil: now), without asking who may see it.
    func row(_ view: View, _ key: String, asOf: Position? = nil) async throws(Refusal) -> ViewRow? {
        try await reading { () async throws(StoreError) in try await ports.views.row(view, key: key, asOf: asOf) }
    }

    func rows(_ query: ViewQuery) async throws(Refusal) -> [ViewRow] {
        try await reading { () async throws(StoreError) in try await ports.views.rows(query) }
    }

    /// The row, or a refusal that names what is missing.
    func existing(_ view: View, _ key: String, asOf: Position? = nil) async throws(Refusal) -> ViewRow {
        guard let row = try await row(view, key, asOf: asOf) else { throw .notFound(view.rawValue, key) }
        return row
    }

    /// The place of a project, removed ones included; not found for a project that never was.
    func place(of project: String) async throws(Refusal) -> (Place, Belonging) {
        guard let row = try await row(.project, project), let id = ProjectID(row.key),
            let organization = OrganizationID(row.scope)
        else { throw .notFound("project", project) }
        return (.project(id, in: organization), Belonging(organization: organization, project: id))
    }

    /// The place that a row belongs to.
    func place(of row: ViewRow) async throws(Refusal) -> (Place, Belonging) {
        switch row.view {
        case .organization:
            guard let id = OrganizationID(row.key) else { break }
            return (.organization(id), Belonging(organization: id))
        case .project: return try await place(of: row.key)
        case .cluster, .integration, .job, .forwarding, .secret:
            let (place, belonging) = try await place(of: row.scope)
            return (place, belonging.in(row.region.flatMap(Region.init)))
        case .backup: return try await place(of: try await existing(.cluster, row.scope))
        case .principal: return try await place(of: Scope(row.scope))
        case .grant: return try await place(of: Scope(row.scope))
        case .token: return try await place(of: try await existing(.principal, row.scope))
        }
        throw .notFound(row.view.rawValue, row.key)
    }

    /// The place that a scope means.
    func place(of scope: Scope?) async throws(Refusal) -> (Place, Belonging) {
        switch scope {
        case .installation: return (.installation, Belonging())
        case .organization(let id):
            _ = try await existing(.organization, id.description)
            return (.organization(id), Belonging(organization: id))
        case .project(let id): return try await place(of: id.description)
        case .cluster(let id): return try await place(ofCluster: try await existing(.cluster, id.description))
        case nil: throw .notFound("scope", "")
        }
    }

    /// The place of a cluster itself, for what is allowed there alone; what else there is of a cluster is its project's.
    func place(ofCluster row: ViewRow) async throws(Refusal) -> (Place, Belonging) {
        let (_, belonging) = try await place(of: row)
        guard let id = ClusterID(row.key), let project = belonging.project, let organization = belonging.organization
        else { throw .notFound("cluster", row.key) }
        return (.cluster(id, of: project, in: organization), belonging)
    }

    /// The position that a request's `asOf` means.
    ///
    /// - Throws: ``Refusal`` for a position beyond the head, and for a text that is neither a position nor a time.
    package func position(asOf text: String?) async throws(Refusal) -> Position? {
        guard let text else { return nil }
        if let number = Int64(text), number >= 0 {
            let head = try await reading { () async throws(StoreError) in try await ports.events.head() }
            guard number <= head.position.value else { throw .asOfBeyondHead(number, head.position) }
            return Position(number)
        }
        guard let time = Timestamp(text) else { throw .asOfInvalid(text) }
        return try await reading { () async throws(StoreError) in try await ports.events.position(at: time) }
    }

    /// A thing as a caller who may see it sees it.
    package func show(
        _ call: Call, _ view: View, _ key: String, asOf: Position? = nil, action: Action = .viewIntegrations
    ) async throws(Refusal) -> ViewRow {
        let row = try await existing(view, key, asOf: asOf)
        let (place, _) = try await place(of: row)
        try await authorize(call, action, at: place, target: "\(view.rawValue)/\(key)", isChange: false)
        return row
    }

    /// The row that a change has made, which its caller may see because he made it.
    package func outcome(_ recorded: Recorded, _ view: View, key: String? = nil) async throws(Refusal) -> ViewRow {
        try await existing(view, key ?? recorded.subject.identifier, asOf: recorded.position)
    }
}

extension Refusal {
    fileprivate static func asOfBeyondHead(_ position: Int64, _ head: Position) -> Refusal {
        Refusal(
            "as-of-beyond-head", .invalid,
            detail: LocalizedText(
                en: "asOf=\(position) is beyond the log's last position, \(head).",
                zhHans: "asOf=\(position) 超出日志的最后位置 \(head)。"),
            remedy: LocalizedText(
                en: "Give a position from 0 to \(head), or a time.", zhHans: "请给出 0 到 \(head) 的位置，或一个时间。"))
    }

    fileprivate static func asOfInvalid(_ text: String) -> Refusal {
        Refusal(
            "as-of-invalid", .invalid,
            detail: LocalizedText(
                en: "asOf=\"\(text)\" is neither a position nor a time.", zhHans: "asOf=“\(text)”既不是位置也不是时间。"),
            remedy: LocalizedText(
                en: "Give a position such as 42, or an RFC 3339 time such as 2026-05-01T12:00:00Z.",
                zhHans: "请给出位置（如 42）或 RFC 3339 时间（如 2026-05-01T12:00:00Z）。"))
    }
}
