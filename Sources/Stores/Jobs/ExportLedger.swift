package import MooringModel

/// What a job has done with each object, so that a job that lost its process goes on where it was.
package protocol ExportLedger: Sendable {
    /// All objects of a job that something is known of, in the order of their paths (by UTF-8 bytes).
    func objects(of job: JobID) async throws(StoreError) -> [ExportedObject]

    /// The jobs of which something is known.
    func jobs() async throws(StoreError) -> [JobID]

    /// Replaces what is known of some objects. Durable when it returns.
    func save(_ objects: [ExportedObject], of job: JobID) async throws(StoreError)

    /// Forgets all objects of a job.
    func forget(_ job: JobID) async throws(StoreError)
}
