import MooringModel
import MooringService

/// What every endpoint can reach.
struct Surroundings: Sendable {
    let registry: Registry
    let installation: Installation
    let document: JSONValue
    let language: Language
}
