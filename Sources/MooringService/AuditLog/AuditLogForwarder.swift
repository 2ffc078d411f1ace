import Logging
import MooringModel
import Projections
import ServiceLifecycle
import Stores

/// Sends the spooled entries of every forwarding to its destination, until the process stops.
///
/// Each interval everything that waits is sent; a full batch at once. Forwardings are worked on side by side and batch by
/// batch within each, so that the order of a cluster's entries is kept and a destination that takes nothing holds up no
/// other. After a failure a forwarding rests, longer each time.
///
/// What was left when the process stopped is sent at the next start.
package struct AuditLogForwarder: Service {
    let registry: Registry
    let clock: any Clock<Duration>
    let jitter: @Sendable () -> Double

    private var desk: ForwardingDesk { registry.forwardings }
    private var settings: AuditLogSettings { registry.auditLog }
    private var logger: Logger { registry.logger }

    /// - Parameter jitter: from 0 up to, not including, 1.
    package init(
        _ registry: Registry, clock: any Clock<Duration> = ContinuousClock(),
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.registry = registry
        self.clock = clock
        self.jitter = jitter
    }

    package func run() async throws {
        await withDiscardingTaskGroup { group in
            group.addTask { await tick() }
            for await _ in desk.wakeups.cancelOnGracefulShutdown() {
                for (cluster, isDraining) in await open() {
                    guard let turn = desk.begin(cluster, isDraining: isDraining) else { continue }
                    group.addTask { await work(turn) }
                }
            }
            group.cancelAll()
        }
    }

    /// The first one at once.
    private func tick() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                desk.tick()
                do { try await clock.sleep(for: settings.interval) } catch { return }
            }
        }
    }

    private func open() async -> [(ClusterID, isDraining: Bool)] {
        let on = Set(ForwardingStatus.allCases.filter(\.isOn).map(\.rawValue))
        do throws(Refusal) {
            return try await registry.rows(ViewQuery(.forwarding, statuses: on)).compactMap { row in
                ClusterID(row.key).map { ($0, row.status == ForwardingStatus.draining.rawValue) }
            }
        } catch {
            logger.error("Forwardings cannot be read", metadata: ["error": "\(error.detail.english)"])
            return []
        }
    }

    private func work(_ turn: ForwardingDesk.Turn) async {
        let pause = await cancelWhenGracefulShutdown { await attend(turn) }
        desk.end(turn, isDone: pause == nil)
        guard let pause else { return }
        await cancelWhenGracefulShutdown {
            do { try await clock.sleep(for: pause) } catch { return }
            desk.endRest(turn.cluster)
        }
    }

    /// Sends what waits. What comes while it is on its way waits for the next interval, or for a full batch.
    private func send(_ log: ForwardedLog, _ isDue: Bool) async throws(ForwardingEnd) {
        var isDue = isDue
        while !Task.isCancelled, let sent = try await registry.sendBatch(of: log, isDue: isDue) {
            desk.succeed(log.cluster)
            if !sent.isClosed { isDue = false }
        }
    }

    /// - Returns: how long to rest; nil if there is nothing more to do.
    private func attend(_ turn: ForwardingDesk.Turn) async -> Duration? {
        do throws(ForwardingEnd) {
            for kind in ForwardedLog.Kind.allCases { try await send(ForwardedLog(kind, of: turn.cluster), turn.isDue) }
            try await registry.endDraining(of: turn.cluster)
            return nil
        } catch {
            guard case .failed(let failure) = error else { return nil }
            // It speaks of what the forwarding was before; what it is now is tried at once.
            guard !desk.wasSwitched(turn.cluster) else { return .zero }
            let failures = desk.fail(turn.cluster)
            logger.warning(
                "A batch of audit-log entries did not arrive",
                metadata: [
                    "cluster": "\(turn.cluster)", "code": "\(failure.code)", "detail": "\(failure.detail)",
                    "failures": "\(failures)",
                ])
            if !failure.isRetryable || failures >= settings.failuresUntilAbnormal {
                await registry.note(.becomeAbnormal(failure), of: turn.cluster)
            }
            return settings.pause(after: failures, jitter: jitter())
        }
    }
}
