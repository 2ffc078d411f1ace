package import EventLog
package import MooringModel
package import Stores
import Synchronization
import Testing

/// A store and the small world in which the guarantees are told: one organization with two projects, a cluster in a
/// region, and whoever acts there.
package final class Story: Sendable {
    package let store: Backend
    package let clock: StoryClock
    package let actor = Actor(kind: .person, id: "prin-anna", via: "token-of-anna", address: "192.0.2.7")
    package let region: Region
    package let otherRegion: Region
    package let cluster: ClusterID
    package let organization: OrganizationID
    package let project: ProjectID
    package let otherProject: ProjectID
    private let minted = Mutex<UInt128>(16)

    package init(_ store: Backend, clock: StoryClock) throws {
        self.store = store
        self.clock = clock
        region = try #require(Region("aws-us-west-2"))
        otherRegion = try #require(Region("aws-eu-central-1"))
        cluster = try #require(ClusterID("in01-a1b2c3"))
        organization = OrganizationID(bits: Self.bits(1))
        project = ProjectID(bits: Self.bits(2))
        otherProject = ProjectID(bits: Self.bits(3))
    }

    /// An identifier that was not there before.
    package func newID<Subject>(_ type: Identifier<Subject>.Type = Identifier<Subject>.self) -> Identifier<Subject> {
        Identifier(bits: mintBits())
    }

    /// A UUIDv7 (RFC 9562, section 5.7) with a number for its random part.
    private static func bits(_ number: UInt128) -> UInt128 { 0x0196_8B3C_0000_7000_8000_0000_0000_0000 + number }

    private func mintBits() -> UInt128 {
        minted.withLock { minted in
            minted += 1
            return Self.bits(minted)
        }
    }

    package func newEventID() -> EventID { EventID(bits: mintBits()) }

    /// An event of a stream, with the project that it belongs to.
    package func event(_ event: some StreamEvent, in stream: StreamName, of project: ProjectID?) -> NewEvent {
        NewEvent(
            id: newEventID(), stream: stream, event: event.erased, organization: organization, project: project)
    }

    package func appending(
        _ events: [NewEvent], expecting expectations: [StreamName: EventLog.Expectation] = [:], reason: String? = nil,
        key: IdempotencyKey? = nil
    ) -> Append {
        Append(
            events: events, expectations: expectations, actor: actor, reason: reason, correlation: "request-1",
            idempotency: key)
    }

    @discardableResult
    package func append(
        _ events: NewEvent..., expecting expectations: [StreamName: EventLog.Expectation] = [:], reason: String? = nil,
        key: IdempotencyKey? = nil
    ) async throws(AppendError) -> AppendReceipt {
        try await store.events.append(appending(events, expecting: expectations, reason: reason, key: key))
    }

    /// What becomes of appends that are asked for all at once, in the order in which they are given.
    package func appendAtOnce(_ appends: [Append]) async -> [Result<AppendReceipt, AppendError>] {
        await withTaskGroup { group in
            for (index, append) in appends.enumerated() {
                group.addTask { (index, await self.result(of: append)) }
            }
            var results: [Int: Result<AppendReceipt, AppendError>] = [:]
            for await (index, result) in group { results[index] = result }
            return appends.indices.compactMap { results[$0] }
        }
    }

    private func result(of append: Append) async -> Result<AppendReceipt, AppendError> {
        do throws(AppendError) {
            return .success(try await store.events.append(append))
        } catch {
            return .failure(error)
        }
    }
}
