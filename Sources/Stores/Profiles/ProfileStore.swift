package import MooringModel

/// Names and e-mail addresses of principals: kept apart from the log, so that they can be erased.
package protocol ProfileStore: Sendable {
    func profiles(of principals: Set<PrincipalID>) async throws(StoreError) -> [PrincipalID: Profile]

    /// Replaces a principal's profile; nil erases it.
    func save(_ profile: Profile?, of principal: PrincipalID) async throws(StoreError)
}

/// What is known of a principal as a person.
package struct Profile: Sendable, Hashable {
    package var name: String
    package var email: String?

    package init(name: String, email: String? = nil) {
        self.name = name
        self.email = email
    }
}
