package import MooringModel
package import Projections

extension Registry {
    package func createOrganization(_ call: Call, name: String) async throws(Refusal) -> Recorded {
        try await authorize(call, .manageOrganizations, at: .installation, target: "organization")
        let id: OrganizationID = newIdentifier()
        return try await change(call, about: .organization(id)) { change throws(Refusal) in
            var organization = try await change.load(Organization.self, .organization(id))
            try change.decide(
                .create(id, name: name), on: &organization, .organization(id), Belonging(organization: id))
        }
    }

    /// The organizations that the caller may see.
    package func organizations(
        _ call: Call, asOf: Position? = nil, page: Page = Page()
    ) async throws(Refusal) -> [ViewRow] {
        try await visible(call, ViewQuery(.organization, after: page.after, limit: page.limit, asOf: asOf))
    }

    /// An organization, for whoever may see it or one of its projects.
    package func organization(
        _ call: Call, _ id: String, asOf: Position? = nil
    ) async throws(Refusal) -> ViewRow {
        let row = try await existing(.organization, id, asOf: asOf)
        let (place, _) = try await place(of: row)
        guard try await sees(call.caller, place) else { throw .notFound("organization", id) }
        return row
    }

    /// The rows of a query that the caller may see, as many as were asked for.
    func visible(_ call: Call, _ query: ViewQuery) async throws(Refusal) -> [ViewRow] {
        var found: [ViewRow] = []
        var query = query
        let limit = query.limit
        query.limit = max(limit, 100)
        while found.count < limit {
            let rows = try await rows(query)
            for row in rows {
                let (place, _) = try await place(of: row)
                if try await sees(call.caller, place) { found.append(row) }
            }
            guard rows.count == query.limit, let last = rows.last else { break }
            query.after = last.key
        }
        return Array(found.prefix(limit))
    }

    /// Whoever may see a project sees its organization's name.
    func sees(_ caller: Caller, _ place: Place) async throws(Refusal) -> Bool {
        if caller.actions(at: place).contains(.viewIntegrations) { return true }
        guard case .organization(let organization) = place else { return false }
        for project in caller.projects {
            let (place, _) = try await self.place(of: project.description)
            guard case .project(_, organization) = place else { continue }
            if caller.actions(at: place).contains(.viewIntegrations) { return true }
        }
        return false
    }
}
