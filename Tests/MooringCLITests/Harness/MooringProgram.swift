import Foundation

/// The program as it was built beside these tests.
enum MooringProgram {
    struct Ending: Sendable {
        var code: Int32
        /// Whether a signal ended it, as a crash does.
        var isCrash: Bool
        var output: String
        var errors: String
    }

    static let path = URL(filePath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
        .appending(path: "mooring")

    /// Runs it to its end.
    static func run(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> Ending {
        try await run(path, arguments, environment)
    }

    static func run(
        _ program: URL, _ arguments: [String], _ environment: [String: String] = [:]
    ) async throws -> Ending {
        try await withTemporaryDirectory { directory in
            let process = try Running(program, arguments, environment, in: directory)
            return try await process.ended()
        }
    }

    /// One that runs.
    final class Running: @unchecked Sendable {
        // Unchecked: a process may be signalled from anywhere, and the rest is written before it starts.
        let process = Process()
        private let output: URL
        private let errors: URL
        private let endings: AsyncStream<Void>

        init(
            _ program: URL, _ arguments: [String], _ environment: [String: String] = [:], in directory: String
        ) throws {
            let name = UUID().uuidString
            output = URL(filePath: directory).appending(path: name + ".out")
            errors = URL(filePath: directory).appending(path: name + ".err")
            for file in [output, errors] { try Data().write(to: file) }
            process.executableURL = program
            process.arguments = arguments
            process.environment = ["PATH": "/usr/bin:/bin", "HOME": directory].merging(environment) { $1 }
            process.currentDirectoryURL = URL(filePath: directory)
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            let (endings, ended) = AsyncStream.makeStream(of: Void.self)
            self.endings = endings
            process.terminationHandler = { _ in ended.finish() }
            try process.run()
        }

        func ended() async throws -> Ending {
            for await _ in endings {}
            return Ending(
                code: process.terminationStatus, isCrash: process.terminationReason == .uncaughtSignal,
                output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8))
        }
    }
}

/// Calls `body` with the path of a new directory, and removes it with all that is in it.
func withTemporaryDirectory<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: "mooring-\(UUID())")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(directory.path(percentEncoded: false))
}
