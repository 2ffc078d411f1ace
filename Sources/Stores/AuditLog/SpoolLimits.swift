/// How much may wait. Beyond it entries are refused, so that nothing is dropped silently and the log keeps its room.
package struct SpoolLimits: Sendable, Hashable {
    /// Bytes that wait for one cluster.
    package var bytesOfOne: Int64 = 1 << 30
    /// Bytes that wait altogether.
    package var bytesOfAll: Int64 = 8 << 30
    /// Bytes of the disk that the spool leaves free for the event log.
    package var reservedBytes: Int64 = 1 << 30
    /// Bytes of a batch that takes no further entries. One request's entries stay together.
    package var batchBytes: Int64 = 32 << 20

    package init() {}
}
