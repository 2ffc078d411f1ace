public import MooringModel

extension Verdict {
    /// What results say together: failed if anything failed; else inconclusive if something required is not
    /// established; else passed.
    ///
    /// Not established is what ended inconclusive or was never run, and what waited for such a check. A check that
    /// does not apply to the integration, and what waited for that, holds nothing back.
    public init(of results: [CheckResult], _ definitions: [CheckDefinition]) {
        if results.contains(where: { $0.status == .failed }) {
            self = .failed
            return
        }
        var open: Set<String> = []
        for result in results {
            switch result.status {
            case .inconclusive: open.insert(result.id)
            case .skipped:
                if result.message == RunMessage.notRun.rawValue || result.waitedFor.map(open.contains) == true {
                    open.insert(result.id)
                }
            case .passed, .failed, .warning: break
            }
        }
        self = definitions.contains { $0.isRequired && open.contains($0.id) } ? .inconclusive : .passed
    }
}
