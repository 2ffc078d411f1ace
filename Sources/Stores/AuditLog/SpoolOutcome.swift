/// What became of entries that were brought to the spool.
package enum SpoolOutcome: Sendable, Hashable {
    /// - repeated: how many had been taken before.
    /// - isBatchFull: whether the oldest batch has as much as a batch should.
    case taken(entries: Int, repeated: Int, isBatchFull: Bool)
    /// What comes before them in the source is missing: it was taken up to this offset only.
    case gap(expected: Int64)
    /// What was taken before ends at this offset, within one of the lines.
    case torn(expected: Int64)
    /// Other entries came with the same key.
    case keyReused
    case full(SpoolLimit)
}

/// What there is no more room in.
package enum SpoolLimit: Sendable, Hashable {
    case forwarding, spool, disk
}
