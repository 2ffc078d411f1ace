import MooringModel

extension Caller {
    /// The projects that a grant of the caller, or the scope of the token, names.
    var projects: Set<ProjectID> {
        Set((grants.map(\.scope) + [token?.scope]).compactMap { if case .project(let id) = $0 { id } else { nil } })
    }
}
