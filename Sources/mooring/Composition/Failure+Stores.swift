internal import MooringCLI
internal import MooringModel
internal import Stores

extension Failure {
    /// What to tell a person about a data directory that cannot be used.
    init(_ error: StoreError) {
        self.init(error.message, remedy: "", code: "store-\(error.code.rawValue)")
    }

    init(_ refusal: Refusal) {
        self.init(refusal.detail.english, remedy: refusal.remedy.english, code: refusal.code)
    }

    /// Runs what may throw a store's or a domain's error, and tells it as people read it.
    static func told<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as StoreError {
            throw Failure(error)
        } catch let refusal as Refusal {
            throw Failure(refusal)
        }
    }
}
