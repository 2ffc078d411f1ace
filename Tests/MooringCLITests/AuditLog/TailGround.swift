import Foundation
import MooringModel
import Synchronization
import Testing

@testable import MooringCLI

/// Audit-log files of one test, and a server that takes them as Mooring does: by source and offset, each line once.
final class TailGround: Sendable {
    let directory: String
    private let server = Mutex(Taken())

    struct Taken {
        /// All lines that were taken, in order.
        var lines: [String] = []
        /// How far each source is.
        var ends: [String: Int] = [:]
        var requests = 0
        /// What the next requests are answered with instead.
        var refusals: [Answer] = []
        /// The next answer is lost once the lines are taken.
        var isAnswerLost = false
    }

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "mooring-tail-\(UUID())")
            .path(percentEncoded: false)
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    var taken: [String] { server.withLock { $0.lines } }
    var requests: Int { server.withLock { $0.requests } }
    var sources: Int { server.withLock { $0.ends.count } }

    func refuse(with answers: Answer...) { server.withLock { $0.refusals += answers } }
    func loseAnswer() { server.withLock { $0.isAnswerLost = true } }
    /// The server comes back from a backup, and knows of a source only up to an offset.
    func forget() { server.withLock { $0.ends = $0.ends.mapValues { _ in 0 } } }

    // MARK: Files

    func path(_ name: String) -> String { directory + "/" + name }

    func write(_ lines: String..., to name: String = "audit.log") throws {
        try lines.map { $0 + "\n" }.joined().write(toFile: path(name), atomically: false, encoding: .utf8)
    }

    /// - Parameter text: as it is, without a newline.
    func append(_ text: String, to name: String = "audit.log") throws {
        if !FileManager.default.fileExists(atPath: path(name)) {
            _ = FileManager.default.createFile(atPath: path(name), contents: nil)
        }
        let handle = try FileHandle(forWritingTo: URL(filePath: path(name)))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }

    func rename(_ name: String, to other: String) throws {
        try FileManager.default.moveItem(atPath: path(name), toPath: path(other))
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    static func entry(_ number: Int) -> String { "{\"n\":\(number)}" }

    // MARK: Running

    /// Runs a tail; whenever it waits, the next step happens, and after the last one it is ended.
    ///
    /// - Parameter steps: nil for a run that ends by itself.
    @discardableResult
    func tail(
        _ pattern: String = "audit.log*", console: ScriptedConsole = ScriptedConsole(),
        _ steps: [@Sendable (TailGround) throws -> Void]? = nil
    ) async throws -> ScriptedConsole {
        let transport = ScriptedServer { request, _ throws(TransportError) in try self.answer(to: request) }
        var session = Session(client: Client(transport, server: "http://127.0.0.1"), console: console, isJSON: true)
        let done = Mutex(0)
        session.wait = { _ in
            let step = done.withLock { done in
                defer { done += 1 }
                return done
            }
            guard let steps, step < steps.count else { throw CancellationError() }
            try steps[step](self)
        }
        let cluster = try #require(ClusterID("in01-demo"))
        var tail = try AuditTail(
            session, cluster: cluster, patterns: [path(pattern)], state: path("state.json"), isOnce: steps == nil)
        do { try await tail.run() } catch is CancellationError {}
        return console
    }

    private func answer(to request: Request) throws(TransportError) -> Answer {
        let key = request.headers.first { $0.name == "Idempotency-Key" }?.value ?? ""
        let parts = key.split(separator: "@").map(String.init)
        let body = request.lines ?? []
        return try server.withLock { taken throws(TransportError) in
            taken.requests += 1
            if !taken.refusals.isEmpty { return taken.refusals.removeFirst() }
            guard parts.count == 2, let offset = Int(parts[1]) else {
                return .problem(422, "no-key", "no key", remedy: "")
            }
            let known = taken.ends[parts[0]] ?? offset
            guard offset <= known else {
                return .problem(409, "audit-offset-gap", "taken up to \(known)", remedy: "")
            }
            var start = offset
            var count = 0
            for line in body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                let text = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespaces)
                if start >= known, !text.isEmpty {
                    taken.lines.append(text)
                    count += 1
                }
                start += line.count + 1
            }
            taken.ends[parts[0]] = max(known, offset + body.count)
            if taken.isAnswerLost {
                taken.isAnswerLost = false
                throw .lost("reset")
            }
            return .json(["repeated": 0, "taken": .integer(Int64(count))])
        }
    }
}
