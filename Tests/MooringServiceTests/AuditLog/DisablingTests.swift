import ConnectorKit
import MooringModel
import MooringService
import Projections
import Stores
import Testing

/// What becomes of what waits when a forwarding ends, and what may not end before it.
@Suite(.timeLimit(.minutes(1))) struct DisablingTests {
    @Test func `what waits still arrives, and then the forwarding is off`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            try await harbor.take("1", "2")
            try await harbor.disable("in01", .drain)
            let row = try await harbor.forwardingRow()
            #expect(row.status == "draining" && row.body["entries"] == 2 && row.body["spooled"] == "drain")
            try await harbor.whileForwarding(SteppedClock()) { try await harbor.recorded("auditLog.drained") }
            #expect(try harbor.arrived().text == String(decoding: Harbor.lines(["1", "2"]), as: UTF8.self))
            #expect(try await harbor.forwardingRow().status == "disabled")
        }
    }

    @Test func `what waits is gone where that is wanted, and the answer says how much it was`() async throws {
        try await withHarbor { harbor in
            let integration = try await harbor.active()
            _ = try await harbor.forwarding(through: integration)
            try await harbor.take("1", "2", "3", key: "file@0")
            try await harbor.disable("in01", .discard)
            let row = try await harbor.forwardingRow()
            #expect(row.status == "disabled" && row.body["entries"] == 3 && row.body["spooled"] == "discard")
            #expect(try await harbor.waiting().entries == 0)
            try await harbor.enable("in01", through: integration)
            try await harbor.take("4")
            try await harbor.whileForwarding(SteppedClock()) {
                try await harbor.arrival(of: 1)
            }
            #expect(try harbor.arrived().text == String(decoding: Harbor.lines(["4"]), as: UTF8.self))
        }
    }

    @Test func `who gives up waiting discards the rest`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            try await harbor.take("1")
            try await harbor.disable("in01", .drain)
            try await harbor.disable("in01", .discard)
            #expect(try await harbor.forwardingRow().status == "disabled")
            #expect(try await harbor.waiting().entries == 0)
            #expect(try await refusal { try await harbor.disable("in01", .drain) }?.code == "forwarding-off")
        }
    }

    @Test func `neither the cluster nor the integration goes while entries may come`() async throws {
        try await withHarbor { harbor in
            let integration = try await harbor.active()
            let cluster = try await harbor.forwarding(through: integration)
            let call = try await harbor.operatorCall
            let busy = try await refusal {
                try await harbor.registry.deleteIntegration(call, integration, force: false)
            }
            #expect(busy?.code == "integration-forwarding" && busy?.detail.english.contains("in01") == true)
            #expect(
                try await refusal { try await harbor.registry.removeCluster(call, cluster) }?.code
                    == "cluster-forwarding")
            try await harbor.disable("in01", .drain)
            #expect(
                try await refusal { try await harbor.registry.deleteIntegration(call, integration, force: false) }?.code
                    == "integration-forwarding")
            try await harbor.whileForwarding(SteppedClock()) { try await harbor.recorded("auditLog.drained") }
            _ = try await harbor.registry.deleteIntegration(call, integration, force: false)
            _ = try await harbor.registry.removeCluster(call, cluster)
        }
    }

    @Test func `deleting with force disables what goes through the integration, and says what it dropped`() async throws
    {
        try await withHarbor { harbor in
            let integration = try await harbor.active()
            _ = try await harbor.forwarding(through: integration)
            try await harbor.take("1", "2")
            _ = try await harbor.registry.deleteIntegration(try await harbor.operatorCall, integration, force: true)
            let row = try await harbor.forwardingRow()
            #expect(row.status == "disabled" && row.body["entries"] == 2 && row.body["spooled"] == "discard")
            #expect(try await harbor.waiting().entries == 0)
            #expect(try await harbor.status(integration) == "deleted")
        }
    }

    @Test func `switching what has another version is refused`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            let call = try await harbor.call(harbor.harborMaster, ifMatch: Version(7))
            let stale = try await refusal {
                try await harbor.registry.disableForwarding(call, cluster: "in01", .discard)
            }
            #expect(stale?.code == "version-stale")
            #expect(try await harbor.forwardingRow().status == "active")
        }
    }
}
