import MooringModel

/// Why something is refused; nil if it is done.
func refusal<Answer>(_ ask: () async throws -> Answer) async throws -> Refusal? {
    do {
        _ = try await ask()
        return nil
    } catch let refusal as Refusal {
        return refusal
    }
}
