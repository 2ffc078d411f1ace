import Dispatch
import Foundation

/// A program of this package that runs beside the test, and is read line by line.
///
/// Each method waits on a thread of its own: the threads that tasks share have other tests to run.
package final class ChildProcess: @unchecked Sendable {
    private let process = Process()
    private let output = Pipe()
    private let queue = DispatchQueue(label: "mooring.child")
    private var unread = Data()

    /// Starts a program that was built with this one.
    package init(_ program: String, _ arguments: String...) throws {
        process.executableURL = try Self.products().appending(path: program)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
    }

    package var pid: Int32 { process.processIdentifier }

    /// The next line; nil when the program has ended.
    package func next() async -> String? { await onQueue { self.line() } }

    /// Kills the program, in the middle of whatever it does, once it has written so many more lines.
    ///
    /// - Returns: these, and those that it had still written
    package func killed(after count: Int) async -> [String] {
        await onQueue {
            // Without giving way in between: it writes on, and fast.
            var lines: [String] = []
            while lines.count < count, let line = self.line() { lines.append(line) }
            kill(self.process.processIdentifier, SIGKILL)
            return lines + self.rest()
        }
    }

    /// Waits for the program's end.
    ///
    /// - Returns: the lines that it had still to write, and the status that it ended with
    package func ended() async -> (lines: [String], status: Int32) {
        await onQueue { (self.rest(), self.process.terminationStatus) }
    }

    private func rest() -> [String] {
        var lines: [String] = []
        while let line = line() { lines.append(line) }
        process.waitUntilExit()
        return lines
    }

    private func line() -> String? {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread = unread[unread.index(after: end)...] }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { return nil }
            unread += more
        }
    }

    private func onQueue<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: body()) }
        }
    }

    /// Where the build has put its programs.
    private static func products() throws -> URL {
        #if os(macOS)
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
            return (bundle ?? .main).bundleURL.deletingLastPathComponent()
        #else
            return URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
                .deletingLastPathComponent()
        #endif
    }
}
