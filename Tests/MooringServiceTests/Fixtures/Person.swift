/// Somebody with a token.
struct Person: Sendable {
    let id: String
    let token: String
}
