package import MooringModel

/// How far a job is.
package struct JobProgress: Sendable, Hashable {
    package var objectsDone: Int64
    package var objectsTotal: Int64
    package var bytesDone: Int64
    package var bytesTotal: Int64
    /// Bytes per second over the recent past.
    package var bytesPerSecond: Int64
    package var updatedAt: Timestamp

    package init(
        objectsDone: Int64 = 0, objectsTotal: Int64 = 0, bytesDone: Int64 = 0, bytesTotal: Int64 = 0,
        bytesPerSecond: Int64 = 0, updatedAt: Timestamp
    ) {
        self.objectsDone = objectsDone
        self.objectsTotal = objectsTotal
        self.bytesDone = bytesDone
        self.bytesTotal = bytesTotal
        self.bytesPerSecond = bytesPerSecond
        self.updatedAt = updatedAt
    }
}
