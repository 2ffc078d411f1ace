import Foundation
import StoreSQLite
import SystemPackage

/// A `mooring serve` that answers.
final class RunningServer {
    let address: String
    let token: String
    private let process: Process

    private init(address: String, token: String, process: Process) {
        self.address = address
        self.token = token
        self.process = process
    }

    /// Starts the server on a data directory and waits until it answers.
    static func start(_ options: ServerOptions, _ data: DataDirectory) async throws -> RunningServer {
        let ready = data.path.appending("ready")
        let log = data.path.appending("serve.log")
        for file in [ready, log] { try? Folder.remove(file) }
        guard FileManager.default.createFile(atPath: log.string, contents: nil),
            let output = FileHandle(forWritingAtPath: log.string)
        else { throw BenchError("could not write \(log)") }
        let process = Process()
        process.executableURL = URL(filePath: options.mooring)
        process.arguments = [
            "serve", "--data", data.path.string, "--port", "0", "--ready-file", ready.string, "--rate-limit",
            "1000000", "--revalidate-every", "2592000", "--log-level", "warning",
        ]
        process.standardOutput = output
        process.standardError = output
        do { try process.run() } catch { throw BenchError("could not start \(options.mooring): \(error)") }
        while true {
            if let address = text(of: ready), !address.isEmpty {
                return RunningServer(
                    address: address, token: text(of: data.operatorToken) ?? "", process: process)
            }
            guard process.isRunning else {
                throw BenchError("the server has ended: \(text(of: log) ?? "")")
            }
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    /// Asks the server to stop and waits until it has.
    func stop() async throws {
        process.terminate()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchError("the server ended with \(process.terminationStatus)")
        }
    }

    private static func text(of path: FilePath) -> String? {
        guard let data = FileManager.default.contents(atPath: path.string) else { return nil }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
