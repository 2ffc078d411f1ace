/// The bounds of exporting.
package struct ExportSettings: Sendable, Hashable {
    /// Jobs at once.
    package var jobs = 4
    /// Objects of one job at once. Memory follows from this and the connector's buffer, never from the objects' sizes.
    package var concurrency = 8
    /// Objects of all jobs together at once. Each job that runs has one of them at least, whatever the others do.
    package var objects = 32
    /// The most bytes a second that are read for one integration's exports; nil for no limit.
    package var bytesPerSecond: Int64?
    /// How long a job waits for a destination or a source that is away, from its last progress on, in seconds.
    package var patienceSeconds: Int64 = 21_600
    /// The pause before a job that waits is tried again; it doubles with each further one without progress.
    package var firstRest = Duration.seconds(15)
    package var longestRest = Duration.seconds(300)
    /// How often what ended jobs could not clear away is tried again.
    package var sweep = Duration.seconds(600)
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
