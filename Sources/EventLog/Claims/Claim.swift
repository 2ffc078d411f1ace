/// Something that at most one stream may hold: a name in a project, an external ID, a place in a bucket.
package struct Claim: Sendable, Hashable {
    package var kind: Kind
    /// Within what the key is unique; empty for the whole installation.
    package var scope: String
    package var key: String

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case organizationName = "organization-name"
        case projectName = "project-name"
        case integrationName = "integration-name"
        case externalID = "external-id"
        /// A bucket in a region, by the draft without a name that was begun for it.
        case draftBucket = "draft-bucket"
        case storageLocation = "storage-location"
        /// Something is in use, or is gone: a job holds `/integration/<id>/<job>/` while it is open, a
        /// forwarding `/integration/<id>/audit-log-<cluster>/` while it is on, the deleted integration
        /// `/integration/<id>/` for ever. So neither comes about while the other is there, although neither
        /// knows the other's stream.
        case use

        /// Whether the key is a path of segments, each ended by a slash: it conflicts with itself, with what is above and
        /// with what is below.
        package var isTree: Bool { self == .storageLocation || self == .use }
    }

    package init(_ kind: Kind, scope: String, key: String) {
        self.kind = kind
        self.scope = scope
        self.key = key
    }

    /// Whether two streams cannot hold both.
    ///
    /// By bytes, as every database compares them. By characters a slash with a combining mark behind it would be no slash,
    /// and the whole bucket no ancestor of such a prefix.
    package func conflicts(with other: Claim) -> Bool {
        guard kind == other.kind, scope.utf8.elementsEqual(other.scope.utf8) else { return false }
        let (key, other) = (key.utf8, other.key.utf8)
        return kind.isTree ? key.starts(with: other) || other.starts(with: key) : key.elementsEqual(other)
    }
}
