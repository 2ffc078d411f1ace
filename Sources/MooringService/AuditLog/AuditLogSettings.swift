package import Stores

/// The bounds of forwarding audit logs.
package struct AuditLogSettings: Sendable, Hashable {
    /// How often what waits is sent, whatever its size.
    package var interval = Duration.seconds(300)
    /// How much may wait, and how large a batch is.
    package var spool = SpoolLimits()
    /// The most bytes of one entry.
    package var entryBytes = 1 << 20
    /// The most bytes of one request's entries, decompressed.
    package var requestBytes = 8 << 20
    /// The most entries of one request: a few bytes of gzip would otherwise be millions.
    package var requestEntries = 100_000
    /// Failed attempts in a row after which a forwarding is abnormal; one that nobody need try again counts as all.
    package var failuresUntilAbnormal = 3
    /// The pause after the first failed attempt; it doubles with each further one.
    package var firstPause = Duration.seconds(2)
    package var longestPause = Duration.seconds(300)

    package init() {}

    /// - Parameters:
    ///   - failures: how many there were in a row.
    ///   - jitter: from 0 up to, not including, 1.
    func pause(after failures: Int, jitter: Double) -> Duration {
        let whole = min(longestPause, firstPause * (1 << min(max(failures, 1) - 1, 20)))
        return whole / 2 + whole / 2 * jitter
    }
}
