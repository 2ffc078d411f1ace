package import MooringModel

/// Sealed secrets. The store never sees one in the clear.
package protocol SecretStore: Sendable {
    /// Keeps a sealed secret for a project. Durable when it returns; repeating it replaces.
    func put(_ sealed: [UInt8], id: SecretID, project: ProjectID) async throws(StoreError)

    /// The sealed secret, nil if the project has none of that identifier.
    func get(_ id: SecretID, project: ProjectID) async throws(StoreError) -> [UInt8]?

    /// Destroys a secret so that the file no longer holds its bytes. Harmless if it is not there.
    func destroy(_ id: SecretID) async throws(StoreError)
}
