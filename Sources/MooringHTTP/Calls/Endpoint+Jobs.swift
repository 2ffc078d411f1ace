import MooringModel
import MooringService
import Projections
import Stores

extension Endpoint {
    static let jobs = [
        Endpoint(
            .get, "/v1/jobs", "listJobs", .jobs, "Lists jobs.",
            query: [
                QueryParameter("project", .text, LocalizedText(en: "Of this project only.", zhHans: "仅此项目。")),
                QueryParameter(
                    "status", .word(JobStatus.allCases.map(\.rawValue)),
                    LocalizedText(en: "Those that stand so only.", zhHans: "仅此状态。")),
            ] + QueryParameter.page + [.asOf], answers: .page(of: .job)
        ) { exchange in
            let rows = try await exchange.registry.jobs(
                exchange.call, project: exchange.query["project"], status: exchange.query["status"],
                asOf: try await exchange.asOf(), page: exchange.page)
            return .page(rows, exchange)
        },
        Endpoint(
            .get, "/v1/jobs/{job}", "showJob", .jobs, "Shows a job, and how far it is.", query: [.asOf],
            answers: .row(.job)
        ) { exchange in
            let (row, progress) = try await exchange.registry.job(
                exchange.call, exchange["job"], asOf: try await exchange.asOf())
            let diagnosis = try await exchange.registry.diagnosis(exchange.call, of: row)
            return .row(
                row,
                adding: [
                    "progress": progress?.json, "diagnosis": diagnosis?.json(in: exchange.language),
                    "trouble": exchange.registry.trouble(of: row)?.json,
                ])
        },
        Endpoint(
            .post, "/v1/jobs/{job}/cancellation", "cancelJob", .jobs,
            "Cancels a job; what was exported stays, what is open is cleared away.", conditional: true,
            answers: .row(.job)
        ) { exchange in
            let recorded = try await exchange.registry.cancelJob(exchange.call, exchange["job"])
            return .row(try await exchange.registry.outcome(recorded, .job))
        },
        Endpoint(
            .post, "/v1/jobs/{job}/retry", "retryJob", .jobs,
            "Does a job again that failed or was canceled, as a new job; what has arrived is not sent again.",
            answers: .json(.object([.required("jobId", .string())]), status: 202)
        ) { exchange in
            let recorded = try await exchange.registry.retryJob(exchange.call, exchange["job"])
            return .json(["jobId": .string(recorded.subject.identifier)], status: 202)
        },
    ]
}

extension JobProgress {
    var json: JSONValue {
        [
            "bytesDone": .integer(bytesDone), "bytesPerSecond": .integer(bytesPerSecond),
            "bytesTotal": .integer(bytesTotal), "objectsDone": .integer(objectsDone),
            "objectsTotal": .integer(objectsTotal), "updatedAt": .string(updatedAt.description),
        ]
    }
}

extension ExportTrouble {
    var json: JSONValue {
        [
            "since": .string(since.description), "attempts": .integer(Int64(attempts)),
            "nextAttempt": .string(nextAttempt.description), "failure": failure.json,
        ]
    }
}
