/// The bounds of exporting.
package struct ExportSettings: Sendable, Hashable {
    /// Jobs at once.
    package var jobs = 4
    /// Objects of one job at once. Memory follows from this and the connector's buffer, never from the objects' sizes.
    package var concurrency = 8
    /// Attempts at one object, the first one included.
    package var attempts = 5
    /// The pause after the first failed attempt; it doubles with each further one.
    package var firstPause = Duration.milliseconds(500)
    package var longestPause = Duration.seconds(30)
    /// How often a running job's progress is saved.
    package var heartbeat = Duration.seconds(1)
    /// How long a job is ours without being renewed, in seconds.
    package var leaseSeconds: Int64 = 60
    /// How often open jobs are looked for even if nothing was recorded: after a failure to record, mostly.
    package var tick = Duration.seconds(30)

    package init() {}
}
