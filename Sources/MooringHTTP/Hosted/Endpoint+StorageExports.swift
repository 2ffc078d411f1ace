import MooringModel
import MooringService
import Projections
import Stores

// Exports and jobs of the hosted service's API.

extension Endpoint {
    static let storageExports = [
        hosted(
            .post, "/v2/clusters/{cluster}/backups/{backup}/export", "exportToStorage",
            "Exports a backup through an integration; a job does it.",
            body: [
                .required("integrationId", .identifier(IntegrationID.self)),
                .optional("directory", Shape(["type": "string", "maxLength": 512])),
            ], answers: [.required("jobId", .string())]
        ) { exchange in
            let recorded = try await exchange.registry.requestExport(
                exchange.call, cluster: exchange["cluster"], backup: exchange["backup"],
                integration: exchange.string("integrationId") ?? "",
                directory: exchange.string("directory") ?? "")
            return Envelope.reply(["jobId": .string(recorded.subject.identifier)])
        },
        hosted(
            .get, "/v2/jobs/{job}", "showStorageJob", "Shows a job, and how far it is.",
            answers: [
                .required("jobId", .string()), .required("type", .word(["EXPORT"])),
                .required("status", .word(JobStatus.allCases.map(\.hosted))),
                .required("progress", .string(pattern: "^(100|[0-9]{1,2})$")), .required("startTime", .string()),
                .required("endTime", .string()), .required("reason", .string()),
            ]
        ) { exchange in
            let (row, progress) = try await exchange.registry.job(exchange.call, exchange["job"])
            return Envelope.reply(row.storageJob(progress))
        },
    ]
}

extension JobStatus {
    fileprivate var hosted: String { rawValue.uppercased() }
}

extension ViewRow {
    func storageJob(_ progress: JobProgress?) -> JSONValue {
        func time(_ name: String) -> JSONValue { .string(body[name]?.stringValue?.inWholeSeconds ?? "") }
        return [
            "endTime": time("endedAt"), "jobId": .string(key), "progress": .string("\(percentage(progress))"),
            "reason": .string(reason), "startTime": time("startedAt"), "status": .string(status.uppercased()),
            "type": "EXPORT",
        ]
    }

    /// 100 only when the job has ended well: until the manifest is there, nothing can be relied on.
    private func percentage(_ progress: JobProgress?) -> Int64 {
        if status == JobStatus.successful.rawValue { return 100 }
        guard let progress, progress.bytesTotal > 0 else { return 0 }
        return min(99, Int64(100 * Double(progress.bytesDone) / Double(progress.bytesTotal)))
    }

    private var reason: String {
        guard let failure = body["failure"] else { return "" }
        return ["code", "object", "detail"].compactMap { failure[$0]?.stringValue }.joined(separator: ": ")
    }
}
