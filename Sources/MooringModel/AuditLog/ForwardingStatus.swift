/// Where a forwarding stands.
package enum ForwardingStatus: String, Sendable, Hashable, CaseIterable {
    case active
    /// On, and the destination takes nothing; the entries wait.
    case abnormal
    /// Takes no further entries; what is spooled is still on its way.
    case draining
    case disabled

    /// Takes entries.
    package var isEnabled: Bool { self == .active || self == .abnormal }

    /// Still needs its integration.
    package var isOn: Bool { self != .disabled }
}
