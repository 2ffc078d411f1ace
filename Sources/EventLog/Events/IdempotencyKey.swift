/// The key by which a client marks repetitions of one request
/// (draft-ietf-httpapi-idempotency-key-header, section 2).
package struct IdempotencyKey: Sendable, Hashable {
    /// Principal, method and path: the same key under another of them is another key.
    package var scope: String
    /// What the client sent.
    package var key: String
    /// SHA-256 of the request's body, in lower-case hexadecimal: the same key with another body is a mistake.
    package var requestDigest: String

    package init(scope: String, key: String, requestDigest: String) {
        self.scope = scope
        self.key = key
        self.requestDigest = requestDigest
    }
}
