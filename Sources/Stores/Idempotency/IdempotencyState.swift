package import MooringModel

/// What is known of a request with an idempotency key.
package enum IdempotencyState: Sendable, Hashable {
    /// Nothing; it is marked as under way now.
    case new
    case done(IdempotencyOutcome)
    case underWay
    /// The key was used with another body.
    case otherRequest
}

/// What became of a request.
package enum IdempotencyOutcome: Sendable, Hashable {
    /// It recorded events, up to this position; its answer is what the views say as of it.
    case recorded(through: Position)
    /// It was answered so without recording anything.
    case answered(status: Int, body: JSONValue)
}
