internal import ArgumentParser
internal import MooringModel

/// Looks at a job until it has ended: a bar that is drawn anew on a terminal, else a line for each change.
struct JobWatch: Sendable {
    let session: Session
    let job: JobID

    static let interval = Duration.milliseconds(500)

    /// - Throws: `ExitCode.failure` if the job ended otherwise than successfully.
    func run() async throws {
        let isTerminal = session.console.isTerminal(.error)
        var last = ""
        while true {
            let job = try await session.client.json(Request(.get, "jobs", job))
            let status = job["status"]?.stringValue.flatMap(JobStatus.init(rawValue:))
            let isOpen = status?.isOpen ?? false
            let bar = ProgressBar(job)
            if isTerminal {
                let line = isOpen ? bar.line(width: session.console.width) : ""
                session.console.write("\r\u{1B}[K" + line, to: .error)
            } else if isOpen, bar.line != last {
                session.console.note(bar.line)
                last = bar.line
            }
            guard isOpen else {
                session.show(job: job)
                if status == .successful { return }
                throw ExitCode.failure
            }
            try await session.wait(Self.interval)
        }
    }
}
