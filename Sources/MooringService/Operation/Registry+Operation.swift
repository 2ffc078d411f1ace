import EventLog
package import MooringModel
package import Stores

extension Registry {
    /// Lets the operator pass.
    package func authorizeOperation(_ call: Call, _ target: String) async throws(Refusal) {
        try await authorize(call, .operateInstallation, at: .installation, target: target, isChange: false)
    }

    /// Recomputes the whole log from its bytes.
    package func verifyLog(_ call: Call) async throws(Refusal) -> VerificationReport {
        try await authorize(call, .operateInstallation, at: .installation, target: "log")
        return try await reading { () async throws(StoreError) in try await ports.maintenance.verify() }
    }

    /// Makes the views anew and compares them with the live ones.
    package func rebuildViews(_ call: Call, replace: Bool) async throws(Refusal) -> RebuildReport {
        try await authorize(call, .operateInstallation, at: .installation, target: "projections")
        let report = try await reading { () async throws(StoreError) in
            try await ports.maintenance.rebuildViews(replace: replace)
        }
        if replace {
            try await recordInLog(.projectionRebuilt(through: report.through, rows: report.rows), call)
        }
        return report
    }

    package func backUp(_ call: Call, to path: String) async throws(Refusal) -> LogHead {
        try await authorize(call, .operateInstallation, at: .installation, target: "data")
        return try await reading { () async throws(StoreError) in try await ports.maintenance.backUp(to: path) }
    }

    /// Where the log ends.
    package func head() async throws(Refusal) -> LogHead {
        try await reading { () async throws(StoreError) in try await ports.events.head() }
    }

    /// Records how many events each project has, so that completeness can be proved per project.
    ///
    /// A project is named again only when it has new events.
    package func recordProjectHeads() async throws(Refusal) {
        let heads = try await reading { () async throws(StoreError) in try await ports.maintenance.projectHeads() }
        let earlier = try await recordedHeads()
        let changed = heads.filter { earlier[$0.project] != $0 }
        let call = systemCall("log", via: "schedule")
        for start in stride(from: 0, to: changed.count, by: Self.headsPerEvent) {
            let part = Array(changed[start..<min(start + Self.headsPerEvent, changed.count)])
            try await recordInLog(.projectHeads(part), call)
        }
    }

    /// So many that the event stays well under its limit in bytes.
    private static let headsPerEvent = 300

    private func recordedHeads() async throws(Refusal) -> [ProjectID: LogEvent.ProjectHead] {
        let stored = try await reading { () async throws(StoreError) in
            try await ports.events.events(matching: EventQuery(stream: .log))
        }
        var heads: [ProjectID: LogEvent.ProjectHead] = [:]
        for stored in stored {
            guard case .log(.projectHeads(let recorded)) = stored.event.event else { continue }
            for head in recorded { heads[head.project] = head }
        }
        return heads
    }

    private func recordInLog(_ event: LogEvent, _ call: Call) async throws(Refusal) {
        let append = Append(
            events: [
                NewEvent(id: EventID(bits: randomness.uuidV7(at: now())), stream: .log, event: event.erased)
            ], expectations: [:], actor: call.caller.actor, reason: call.reason, correlation: call.correlation)
        do { _ = try await ports.events.append(append) } catch { throw Refusal(error) }
    }
}
