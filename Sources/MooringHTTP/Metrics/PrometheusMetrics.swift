package import CoreMetrics
import Synchronization

/// The program's metrics, kept in memory and written in Prometheus' text format (version 0.0.4).
///
/// Our own, because no well-kept exporter is among the packages that this project may use; it holds what swift-metrics
/// asks for and no more.
package final class PrometheusMetrics: MetricsFactory {
    private let families = Mutex<[String: MetricFamily]>([:])

    package init() {}

    /// Makes these the metrics of the process.
    ///
    /// - Returns: what writes them.
    package static func bootstrapped() -> @Sendable () -> String {
        let metrics = PrometheusMetrics()
        MetricsSystem.bootstrap(metrics)
        return { metrics.text }
    }

    /// All metrics as text, sorted by name and labels.
    package var text: String {
        let families = families.withLock { $0 }
        return families.sorted { $0.key < $1.key }.map { $0.value.text(named: $0.key) }.joined()
    }

    private func sample(
        _ label: String, _ dimensions: [(String, String)], _ kind: MetricFamily.Kind
    ) -> MetricSample {
        let name = MetricFamily.name(label)
        let labels = MetricFamily.labels(dimensions)
        return families.withLock { families in
            if let sample = families[name]?.samples[labels] { return sample }
            let sample = MetricSample(buckets: kind == .histogram ? MetricFamily.buckets : [])
            families[name, default: MetricFamily(kind: kind)].samples[labels] = sample
            return sample
        }
    }

    // MARK: MetricsFactory

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        sample(label, dimensions, .counter)
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        sample(label, dimensions, .gauge)
    }

    package func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        sample(label, dimensions, aggregate ? .summary : .gauge)
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        sample(label, dimensions, .histogram)
    }

    // Metrics live as long as the process: a handler is made for each use of a label.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}
}
