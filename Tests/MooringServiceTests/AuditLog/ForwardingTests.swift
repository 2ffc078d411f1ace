import ConnectorKit
import MooringModel
import MooringService
import Projections
import Stores
import Testing

/// How entries get to their destination, and what happens where they do not.
@Suite(.timeLimit(.minutes(1))) struct ForwardingTests {
    private let away = ConnectorError(ConnectorError.unavailable, "nobody answers", isRetryable: true)
    private let denied = ConnectorError(ConnectorError.accessDenied, "the role may not")

    @Test func `each interval what waits is one object, in order, and an empty interval writes nothing`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            let clock = SteppedClock()
            try await harbor.whileForwarding(clock) {
                await clock.sleep(of: .seconds(300))
                await harbor.spool.look()
                try await harbor.take("1", "2")
                try await harbor.take("3")
                #expect(try harbor.arrived().keys.isEmpty)
                clock.advance(by: .seconds(300))
                await clock.sleep(of: .seconds(300))
                try await harbor.arrival(of: 1)
                clock.advance(by: .seconds(300))
                await clock.sleep(of: .seconds(300))
                clock.advance(by: .seconds(300))
                await clock.sleep(of: .seconds(300))
                try await harbor.take("4")
                clock.advance(by: .seconds(300))
                try await harbor.arrival(of: 2)
            }
            let (keys, text) = try harbor.arrived()
            #expect(text == String(decoding: Harbor.lines(["1", "2", "3", "4"]), as: UTF8.self))
            for key in keys {
                #expect(key.wholeMatch(of: /2026-05-01\/12:00:\d\d-[0-9A-Za-z]{8}\.log/) != nil, "\(key)")
            }
            #expect(try await harbor.forwardingEvents() == ["auditLog.forwardingEnabled"])
            #expect(try await harbor.waiting().entries == 0)
        }
    }

    @Test func `what comes while a batch is on its way waits for the next interval`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            try await harbor.take("1")
            harbor.watch.holdNext()
            let clock = SteppedClock()
            try await harbor.whileForwarding(clock) {
                await harbor.watch.arrival()
                try await harbor.take("2")
                harbor.watch.release(try #require(harbor.watch.exported.last))
                for await _ in harbor.spool.removals where try await harbor.waiting().entries == 1 { break }
                try await harbor.take("3")
                clock.advance(by: .seconds(300))
                try await harbor.arrival(of: 2)
            }
            let (keys, text) = try harbor.arrived()
            #expect(keys.count == 2)
            #expect(text == String(decoding: Harbor.lines(["1", "2", "3"]), as: UTF8.self))
        }
    }

    @Test func `a full batch is sent before the interval is over, and what is not full waits`() async throws {
        var settings = AuditLogSettings()
        settings.spool.batchBytes = 30
        try await withHarbor(auditLog: settings) { harbor in
            _ = try await harbor.forwarding()
            let clock = SteppedClock()
            try await harbor.whileForwarding(clock) {
                await clock.sleep(of: .seconds(300))
                await harbor.spool.look()
                try await harbor.take("1", "2", "3")
                try await harbor.arrival(of: 1)
                try await harbor.take("4")
            }
            #expect(try harbor.arrived().text == String(decoding: Harbor.lines(["1", "2", "3"]), as: UTF8.self))
            #expect(try await harbor.waiting().entries == 1)
        }
    }

    @Test func `a destination that takes nothing makes the forwarding abnormal, and recovery drains in order`()
        async throws
    {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            try await harbor.take("1")
            harbor.watch.fail(with: away)
            let clock = SteppedClock()
            try await harbor.whileForwarding(clock) {
                // Half of the pause, as the jitter is nothing here; each is twice the one before.
                for pause in [1, 2] {
                    await clock.sleep(of: .seconds(pause))
                    #expect(try await harbor.forwardingRow().status == "active")
                    clock.advance(by: .seconds(pause))
                }
                try await harbor.recorded("auditLog.becameAbnormal")
                await clock.sleep(of: .seconds(4))
                let row = try await harbor.forwardingRow()
                #expect(row.status == "abnormal")
                #expect(row.body["failure"]?["code"] == "unavailable")
                #expect(row.body["failure"]?["object"]?.stringValue?.hasPrefix("logs/in01/audit/2026-05-01/") == true)
                try await harbor.take("2")
                harbor.watch.fail(with: nil)
                clock.advance(by: .seconds(4))
                try await harbor.arrival(of: 2)
                try await harbor.recorded("auditLog.recovered")
            }
            #expect(try harbor.arrived().text == String(decoding: Harbor.lines(["1", "2"]), as: UTF8.self))
            #expect(
                try await harbor.forwardingEvents() == [
                    "auditLog.forwardingEnabled", "auditLog.becameAbnormal", "auditLog.recovered",
                ])
            #expect(try await harbor.forwardingRow().status == "active")
            #expect(try await harbor.forwardingRow().body["failure"] == nil)
        }
    }

    @Test func `what trying again does not mend is abnormal at once`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            try await harbor.take("1")
            harbor.watch.fail(with: denied)
            try await harbor.whileForwarding(SteppedClock()) { try await harbor.recorded("auditLog.becameAbnormal") }
            #expect(try await harbor.forwardingRow().body["failure"]?["code"] == "access-denied")
        }
    }

    @Test func `a suspended integration is not written to`() async throws {
        try await withHarbor { harbor in
            let integration = try await harbor.active()
            _ = try await harbor.forwarding(through: integration)
            try await harbor.take("1")
            _ = try await harbor.registry.suspendIntegration(try await harbor.operatorCall, integration)
            try await harbor.whileForwarding(SteppedClock()) { try await harbor.recorded("auditLog.becameAbnormal") }
            #expect(try await harbor.forwardingRow().body["failure"]?["code"] == "integration-suspended")
            #expect(try harbor.arrived().keys.isEmpty)
        }
    }

    @Test func `an answer that was lost after the batch arrived doubles nothing`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            try await harbor.take("1")
            harbor.watch.failOnce(with: away, afterArrival: true)
            let clock = SteppedClock()
            try await harbor.whileForwarding(clock) {
                await clock.sleep(of: .seconds(1))
                #expect(try await harbor.waiting().entries == 1)
                try await harbor.take("2")
                clock.advance(by: .seconds(1))
                try await harbor.arrival(of: 2)
            }
            let (keys, text) = try harbor.arrived()
            #expect(keys.count == 2)
            #expect(text == String(decoding: Harbor.lines(["1", "2"]), as: UTF8.self))
            let exported = harbor.watch.exported
            #expect(exported.count == 3 && exported[0] == exported[1])
        }
    }

    @Test func `a key that something else has is given up for another one`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding()
            try await harbor.take("1")
            harbor.watch.failOnce(
                with: ConnectorError(ConnectorError.alreadyExists, "taken"), afterArrival: false)
            let clock = SteppedClock()
            try await harbor.whileForwarding(clock) {
                await clock.sleep(of: .seconds(1))
                clock.advance(by: .seconds(1))
                try await harbor.arrival(of: 1)
            }
            #expect(Set(harbor.watch.exported).count == 2)
            #expect(try harbor.arrived().text == String(decoding: Harbor.lines(["1"]), as: UTF8.self))
            #expect(try await harbor.forwardingRow().status == "active")
        }
    }

    @Test func `one dead destination holds up no other`() async throws {
        try await withHarbor { harbor in
            let held = try await harbor.active("held", path: "held")
            _ = try await harbor.forwarding("in01", through: try await harbor.active("free", path: "search"))
            _ = try await harbor.forwarding("in02", through: held)
            _ = try await harbor.registry.suspendIntegration(try await harbor.operatorCall, held)
            try await harbor.take("1", of: "in02")
            try await harbor.take("2", of: "in01")
            try await harbor.whileForwarding(SteppedClock()) {
                try await harbor.arrival(of: 1)
                try await harbor.recorded("auditLog.becameAbnormal", of: "in02")
            }
            #expect(try harbor.arrived().text == String(decoding: Harbor.lines(["2"]), as: UTF8.self))
        }
    }

    @Test func `what the former target answers says nothing of the present one, and what it was sent is freed`()
        async throws
    {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding(through: try await harbor.active("first", path: "first"))
            let second = try await harbor.active("second", path: "search")
            try await harbor.take("1")
            let clock = SteppedClock()
            harbor.watch.failOnce(with: away, afterArrival: true)
            try await harbor.whileForwarding(clock) {
                // It was sent, and the answer lost; the next attempt is refused while it is pointed elsewhere.
                await clock.sleep(of: .seconds(1))
                harbor.watch.holdNext()
                harbor.watch.failOnce(with: denied, afterArrival: false)
                clock.advance(by: .seconds(1))
                await harbor.watch.arrival()
                try await harbor.enable("in01", through: second)
                harbor.watch.release(try #require(harbor.watch.exported.last))
                try await harbor.arrival(of: 1)
            }
            let types = ["auditLog.forwardingEnabled", "auditLog.forwardingEnabled"]
            #expect(try await harbor.forwardingEvents() == types)
            #expect(harbor.watch.abandoned == [harbor.watch.exported[0]])
        }
    }

    @Test func `another target takes what the first one did not take`() async throws {
        try await withHarbor { harbor in
            _ = try await harbor.forwarding(through: try await harbor.active("first", path: "first"))
            let second = try await harbor.active("second", path: "search")
            try await harbor.take("1")
            harbor.watch.fail(with: denied)
            try await harbor.whileForwarding(SteppedClock()) {
                try await harbor.recorded("auditLog.becameAbnormal")
                harbor.watch.fail(with: nil)
                try await harbor.enable("in01", through: second)
                try await harbor.arrival(of: 1)
            }
            #expect(try harbor.arrived().text == String(decoding: Harbor.lines(["1"]), as: UTF8.self))
            #expect(try await harbor.forwardingRow().status == "active")
        }
    }
}
