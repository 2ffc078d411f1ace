import Dispatch
import Foundation
import MooringModel
import S3Lab

/// One run of `MooringBench export`, a process of its own.
struct ExportProgram: Sendable {
    let store: LabStore
    let bucket: String
    let backup: URL
    let data: URL

    struct Failed: Error { var output: String }

    /// What it says that it took.
    func run() async throws -> JSONValue {
        let output = try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<String, any Error>) in
            // It waits for the program's end on a thread of its own: the threads that tasks share have other tests to run.
            DispatchQueue(label: "mooring.export-program").async {
                continuation.resume(with: Result { try self.printed() })
            }
        }
        guard let line = output.split(separator: "\n").last, let figures = try? JSONValue(parsing: String(line)) else {
            throw Failed(output: output)
        }
        return figures
    }

    private func printed() throws -> String {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(
            filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        ).deletingLastPathComponent().appending(path: "MooringBench")
        process.arguments = [
            "export", "--endpoint", store.endpoint, "--region", store.region, "--bucket", bucket, "--prefix", "team-a",
            "--backup", backup.path(percentEncoded: false), "--data", data.path(percentEncoded: false),
        ]
        process.environment = [
            "AWS_ACCESS_KEY_ID": store.keys.accessKeyID, "AWS_SECRET_ACCESS_KEY": store.keys.secretAccessKey,
        ]
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(output: output) }
        return output
    }
}
