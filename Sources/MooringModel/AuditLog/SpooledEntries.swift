/// What becomes of the entries that wait when a forwarding is disabled.
package enum SpooledEntries: String, Sendable, Hashable, CaseIterable {
    /// They still go to the destination.
    case drain
    /// They are gone.
    case discard
}
