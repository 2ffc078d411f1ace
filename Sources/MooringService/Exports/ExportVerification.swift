package import MooringModel

/// What a comparison of a destination with its manifest found.
package struct ExportVerification: Sendable {
    package var manifestKey: String
    package var manifestSHA256: String
    /// The job that wrote the manifest, by its own word.
    package var job: JobID
    package var record: Record
    /// What the manifest lists.
    package var objects: Int64
    package var bytes: Int64
    /// Objects that are as they were by the checksum that the storage gives.
    package var compared: Int64 = 0
    /// Objects that were read, each byte.
    package var read: Int64 = 0
    package var findings = ManifestFindings()
    /// The path after which the next call goes on; nil if all was compared.
    package var next: String?

    /// What the log knows of the manifest.
    package enum Record: String, Sendable, Hashable, CaseIterable {
        /// The job recorded exactly these bytes.
        case recorded
        /// The job recorded others.
        case different
        /// The job is not in this log, or has not ended.
        case unknown
    }
}
