/// Identifiers of the story.
enum Names {
    static let organization = "org-01JD4EXAMP1E00000000000000"
    static let project = "proj-01JD4EXAMP1E00000000000000"
    static let integration = "integ-01JD4EXAMP1E00000000000000"
    static let job = "job-01JD4EXAMP1E00000000000000"
    static let principal = "prin-01JD4EXAMP1E00000000000000"
    static let grant = "grant-01JD4EXAMP1E00000000000000"
    static let token = "token-01JD4EXAMP1E00000000000000"
    static let secret = "secret-01JD4EXAMP1E00000000000000"
}
