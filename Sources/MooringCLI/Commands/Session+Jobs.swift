internal import MooringModel

extension Session {
    /// Prints a job: its JSON, or its fields and, if it failed, why.
    func show(job: JSONValue) {
        isJSON ? show(job) : show(JobText(job).lines)
    }

    /// Prints the job that was begun, or watches it to its end.
    func show(begun answer: JSONValue, isWatched: Bool) async throws {
        guard isWatched, let job = answer["jobId"]?.stringValue.flatMap({ JobID($0) }) else {
            show(answer)
            return hint("mooring job watch \(answer["jobId"]?.shortText ?? "JOB")")
        }
        try await JobWatch(session: self, job: job).run()
    }
}
