import MooringModel

extension Caller {
    /// The organizations in which the caller holds a grant of the organization itself.
    var organizations: Set<OrganizationID> {
        Set(grants.compactMap { if case .organization(let id) = $0.scope { id } else { nil } })
    }
}
