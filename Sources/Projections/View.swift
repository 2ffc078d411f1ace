/// A current view that is kept from the events.
package enum View: String, Sendable, Hashable, CaseIterable {
    case organization, project, cluster, integration, backup, job, forwarding, principal, grant, token, secret
}
