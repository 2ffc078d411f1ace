import ConnectorKit
import Logging
import MooringModel
import MooringService
import StoreSQLite
import Synchronization

/// People who edit integrations, each another one.
final class Editors: Sendable {
    private let registry: Registry
    private let integrations: [IntegrationID]
    private let edited = Atomic(0)

    init(_ store: SQLiteStore, _ integrations: [IntegrationID]) throws {
        registry = Registry(
            ports: Ports(store), catalog: try ConnectorCatalog([]), secretKey: [UInt8](repeating: 0, count: 32),
            now: WallClock.now, logger: Logger(label: "bench"))
        self.integrations = integrations
    }

    /// So many edits by so many people, who each begin the next when the last one is durable.
    func edit(_ count: Int, clients: Int) async throws {
        let end = edited.load(ordering: .relaxed) + count
        try await withThrowingTaskGroup { group in
            for _ in 0..<clients {
                group.addTask { try await self.edit(until: end) }
            }
            try await group.waitForAll()
        }
        edited.store(end, ordering: .relaxed)
    }

    private func edit(until end: Int) async throws {
        while true {
            let number = edited.add(1, ordering: .relaxed).oldValue
            guard number < end else { return }
            // A step without a common divisor leads through all of them before any comes again.
            let id = integrations[number &* 7_919 % integrations.count]
            do throws(Refusal) {
                _ = try await registry.editIntegration(
                    Call(caller: SamplePerson.caller, reason: "Told apart", correlation: registry.newCorrelation()),
                    id.description, Registry.Edit(description: "The \(number)th description"))
            } catch {
                throw BenchError("an edit was refused: \(error.detail.english)")
            }
        }
    }
}
