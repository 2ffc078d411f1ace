import EventLog
import MooringModel
import StoreSQLite
import Stores

/// What one caller appends: drafts of integrations, of which it describes and deletes some. Some of it is refused.
struct Work {
    private let project = ProjectID(bits: Self.bits())
    private let region: Region
    private var round = 0

    init(in region: Region) { self.region = region }

    /// Asks for the next append and says what has become of it.
    ///
    /// - Returns: what the disk had against it
    mutating func append(to store: SQLiteStore) async -> StoreError? {
        round += 1
        let id = IntegrationID(bits: Self.bits())
        var events = [event(.drafted(draft(id)), of: id)]
        if round % 2 == 0 { events.append(event(.described(name: nil, description: "round \(round)"), of: id)) }
        // The names of every third round are kept. That of the third is asked for again, and refused.
        if round % 3 != 0 { events.append(event(.deleted(cause: .requested), of: id)) }
        let correlation = "\(project)/\(round)"
        do throws(AppendError) {
            let receipt = try await store.append(
                Append(
                    events: events, expectations: [.integration(id): .empty],
                    actor: Actor(kind: .system, id: "storm", via: "test"), correlation: correlation))
            Output.write(
                "acknowledged \(receipt.positions.lowerBound.value) \(receipt.positions.upperBound.value) \(correlation)"
            )
        } catch {
            guard case .store(let error) = error else { return nil }
            Output.write("refused \(error.code.rawValue) \(error.message)")
            return error
        }
        return nil
    }

    private func draft(_ id: IntegrationID) -> IntegrationDraft {
        IntegrationDraft(
            id: id, project: project, name: round % 7 == 0 ? "storm-3" : "storm-\(round)", description: "",
            connector: "local-directory",
            region: region, access: .readwrite, externalID: "ext-\(id)")
    }

    private func event(_ event: IntegrationEvent, of id: IntegrationID) -> NewEvent {
        NewEvent(
            id: EventID(bits: Self.bits()), stream: .integration(id), event: event.erased, project: project,
            region: region)
    }

    /// A UUIDv7 (RFC 9562, section 5.7) of this moment.
    private static func bits() -> UInt128 {
        let random = UInt128.random(in: 0...UInt128.max) & 0xFFFF_FFFF_FFFF_0FFF_3FFF_FFFF_FFFF_FFFF
        return random & 0xFFF_3FFF_FFFF_FFFF_FFFF | UInt128(SystemClock.now.microseconds / 1_000) << 80
            | 0x7000_8000_0000_0000_0000
    }
}
