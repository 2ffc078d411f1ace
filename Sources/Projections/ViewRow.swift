package import MooringModel

/// What a view knows of one thing during one stretch of the log: a row with its validity interval.
///
/// A change closes the row and begins a new one, so that every state that ever was can be read by position, from an
/// index and without replay.
package struct ViewRow: Sendable, Hashable {
    package var view: View
    /// The thing's identifier; a backup's is `<cluster>/<backup>`.
    package var key: String
    /// What it is listed under: a cluster's project, a project's organization, a grant's scope.
    package var scope: String
    package var region: String?
    /// The word for where it stands: `active`, `draft`, `removed` …
    package var status: String
    /// A second way to find it: a token by its hash, a grant by its principal, a job by its integration.
    package var lookup: String?
    /// The version of the stream that it follows from, which is also its entity tag.
    package var version: Version
    /// The first position at which it holds.
    package var validFrom: Position
    /// The first position at which it no longer holds; nil while it does.
    package var validTo: Position?
    /// What is known, as the API shows it.
    package var body: JSONObject

    package init(
        view: View, key: String, scope: String, region: String? = nil, status: String, lookup: String? = nil,
        version: Version, validFrom: Position, validTo: Position? = nil, body: JSONObject
    ) {
        self.view = view
        self.key = key
        self.scope = scope
        self.region = region
        self.status = status
        self.lookup = lookup
        self.version = version
        self.validFrom = validFrom
        self.validTo = validTo
        self.body = body
    }

    /// Whether the row holds right after the event at `position`.
    package func isValid(at position: Position) -> Bool {
        validFrom <= position && validTo.map { position < $0 } ?? true
    }
}
