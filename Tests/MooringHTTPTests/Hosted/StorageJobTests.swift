import EventLog
import Foundation
import MooringModel
import NIOHTTP1
import Projections
import Stores
import Testing

@testable import MooringHTTP

@Suite("The hosted service's API: how a job is told")
struct StorageJobTests {
    private func told(
        _ status: JobStatus, _ members: [String: JSONValue] = [:], done: Int64? = nil, of total: Int64 = 300
    ) -> JSONValue {
        var body = JSONObject()
        for (name, value) in members { body[name] = value }
        let row = ViewRow(
            view: .job, key: "job-1", scope: "proj-1", status: status.rawValue, version: Version(1),
            validFrom: Position(1), body: body)
        let progress = done.map {
            JobProgress(
                objectsDone: 0, objectsTotal: 1, bytesDone: $0, bytesTotal: total, bytesPerSecond: 1,
                updatedAt: Timestamp(microseconds: 0))
        }
        return row.storageJob(progress)
    }

    @Test("Each status has its word", arguments: JobStatus.allCases)
    func words(_ status: JobStatus) {
        let words = ["PENDING", "IN_PROGRESS", "SUCCESSFUL", "FAILED", "CANCELING", "CANCELED"]
        #expect(told(status)["status"] == .string(words[JobStatus.allCases.firstIndex(of: status) ?? 0]))
    }

    @Test(
        "Progress is the percentage of the bytes, and 100 only once it was successful",
        arguments: [(nil, "0"), (0, "0"), (2, "0"), (3, "1"), (299, "99"), (300, "99")] as [(Int64?, String)])
    func progress(_ done: Int64?, _ expected: String) {
        #expect(told(.inProgress, done: done)["progress"] == .string(expected))
        #expect(told(.successful, done: done)["progress"] == "100")
    }

    @Test("Nothing to do is no progress, and much to do none that overflows")
    func extremes() {
        #expect(told(.inProgress, done: 0, of: 0)["progress"] == "0")
        #expect(told(.inProgress, done: .max / 2, of: .max)["progress"] == "50")
    }

    @Test("Times are whole seconds, and empty while they have not come")
    func times() {
        let begun = told(.inProgress, ["startedAt": "2026-05-01T12:00:00.123456Z"])
        #expect(begun["startTime"] == "2026-05-01T12:00:00Z")
        #expect(begun["endTime"] == "")
    }

    @Test("A failure is told with its code, its object and what was said")
    func failure() {
        let failure = ExportFailure(
            code: "access-denied", object: "binlogs/1", detail: "The bucket refused it.", isRetryable: false)
        #expect(
            told(.failed, ["failure": failure.json])["reason"] == "access-denied: binlogs/1: The bucket refused it.")
        #expect(told(.canceled)["reason"] == "")
    }
}
