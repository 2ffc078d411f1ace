/// All samples of one name.
struct MetricFamily {
    var kind: Kind
    /// By their labels, as they are written.
    var samples: [String: MetricSample] = [:]

    enum Kind: String {
        case counter, gauge, summary, histogram
    }

    /// The upper bounds of a histogram, in seconds.
    static let buckets: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    /// A label of swift-metrics as a name that Prometheus takes.
    static func name(_ label: String) -> String {
        String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") ? $0 : "_" })
    }

    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.sorted { $0.0 < $1.0 }.map { "\(name($0.0))=\"\(escaped($0.1))\"" }.joined(separator: ",")
    }

    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") { text, character in
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.append(character)
            }
        }
    }

    func text(named name: String) -> String {
        var lines = "# TYPE \(name) \(kind.rawValue)\n"
        for (labels, sample) in samples.sorted(by: { $0.key < $1.key }) {
            let reading = sample.reading
            switch kind {
            case .counter, .gauge: lines += Self.line(name, labels, reading.value)
            case .summary: break
            case .histogram:
                for (bound, count) in reading.buckets {
                    let bucket = labels.isEmpty ? "le=\"\(bound)\"" : "\(labels),le=\"\(bound)\""
                    lines += Self.line("\(name)_bucket", bucket, Double(count))
                }
                let all = labels.isEmpty ? "le=\"+Inf\"" : "\(labels),le=\"+Inf\""
                lines += Self.line("\(name)_bucket", all, Double(reading.count))
            }
            guard kind == .summary || kind == .histogram else { continue }
            lines += Self.line("\(name)_sum", labels, reading.value)
            lines += Self.line("\(name)_count", labels, Double(reading.count))
        }
        return lines
    }

    private static func line(_ name: String, _ labels: String, _ value: Double) -> String {
        let written = value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
        return labels.isEmpty ? "\(name) \(written)\n" : "\(name){\(labels)} \(written)\n"
    }
}
