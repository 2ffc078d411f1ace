package import MooringModel

/// A validation's report as lines: each check with a mark, and what to do where one did not pass.
package struct ReportText: Sendable {
    let report: JSONValue
    let style: Style

    package init(_ report: JSONValue, style: Style) {
        self.report = report
        self.style = style
    }

    package var hasPassed: Bool { report["verdict"]?.stringValue == Verdict.passed.rawValue }

    package var lines: [String] {
        let checks = report["checks"]?.arrayValue ?? []
        let width = checks.map { title(of: $0).displayWidth }.max() ?? 0
        var lines: [String] = []
        for check in checks {
            let summary = check["summary"]?.shortText ?? ""
            lines.append("\(mark(of: check)) \(title(of: check).padded(to: width))  \(summary)")
            lines += details(of: check).map { "    \($0)" }
        }
        return lines + [verdict(of: checks)]
    }

    private func status(of check: JSONValue) -> CheckStatus? {
        check["status"]?.stringValue.flatMap(CheckStatus.init(rawValue:))
    }

    private func title(of check: JSONValue) -> String { (check["title"] ?? check["id"])?.shortText ?? "" }

    private func mark(of check: JSONValue) -> String {
        switch status(of: check) {
        case .passed: style.text("✓", .green)
        case .failed: style.text("✗", .red)
        case .warning: style.text("!", .yellow)
        case .skipped: style.text("–", .dim)
        case .inconclusive, nil: style.text("?", .yellow)
        }
    }

    private func details(of check: JSONValue) -> [String] {
        guard status(of: check) != .passed, status(of: check) != .skipped else { return [] }
        var lines: [String] = []
        // A remedy may hold what is to be pasted, on lines of its own.
        if let remedy = check["remedy"]?.stringValue, !remedy.isEmpty {
            let parts = remedy.printableLines
            lines.append("what to do: \(parts[0])")
            lines += parts.dropFirst().map { "  \($0)" }
        }
        if let blame = check["blame"]?.stringValue { lines.append("to be mended by: the \(blame.printable)") }
        let evidence = CheckEvidence(check).text
        if !evidence.isEmpty { lines.append("evidence: \(evidence)") }
        return lines
    }

    private func verdict(of checks: [JSONValue]) -> String {
        let counts = CheckStatus.allCases.compactMap { status in
            let count = checks.count { self.status(of: $0) == status }
            return count > 0 ? "\(count) \(status.rawValue)" : nil
        }
        let verdict = report["verdict"]?.shortText ?? ""
        return "verdict: \(style.text(verdict, hasPassed ? .green : .red)) (\(counts.joined(separator: ", ")))"
    }
}
