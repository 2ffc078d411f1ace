import ChildProcesses
import Foundation
import MooringModel
import Testing

/// Four senders, a process that is killed again and again, and a destination that fails half of the time.
@Suite(.timeLimit(.minutes(8))) struct StormTests {
    private static let senders = 4
    private static let requests = 200
    private static let entriesOfRequest = 250
    private static let kills = 20

    @Test func `every acknowledged entry arrives once, in its sender's order, and none is torn`() async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "mooring-storm-\(UUID())")
            .path(percentEncoded: false)
        for name in ["exports/logs", "data"] {
            try FileManager.default.createDirectory(atPath: "\(root)/\(name)", withIntermediateDirectories: true)
        }
        defer { try? FileManager.default.removeItem(atPath: root) }

        let server = try await StormServer(data: root + "/data", exports: root + "/exports")
        let acknowledged = try await withThrowingTaskGroup(of: Int.self) { group in
            for sender in 0..<Self.senders { group.addTask { try await send(as: sender, to: server) } }
            return try await group.reduce(0, +)
        }
        #expect(acknowledged == Self.senders * Self.requests * Self.entriesOfRequest)
        #expect(await server.kills == Self.kills)
        try await server.drain()
        await server.end()
        try check(below: root + "/exports/logs/in01/audit")
    }

    /// Sends what one sender has, each request until it is acknowledged.
    ///
    /// - Returns: how many entries were.
    private func send(as sender: Int, to server: StormServer) async throws -> Int {
        var offset = 0
        for request in 0..<Self.requests {
            let first = request * Self.entriesOfRequest
            let lines = (first..<(first + Self.entriesOfRequest)).map { number in
                "{\"sender\":\(sender),\"number\":\(number),\"text\":\"\(String(repeating: "x", count: number % 97))\"}\n"
            }
            let body = Array(lines.joined().utf8)
            try await server.post(body, key: "sender-\(sender)@\(offset)")
            offset += body.count
            // The kills are spread over the whole, and come while the other senders are in the middle of something.
            await server.acknowledge(killEvery: Self.senders * Self.requests / Self.kills)
        }
        return Self.requests * Self.entriesOfRequest
    }

    private func check(below directory: String) throws {
        var next = [Int](repeating: 0, count: Self.senders)
        let names = try FileManager.default.subpathsOfDirectory(atPath: directory).filter { $0.hasSuffix(".log") }
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let bytes = try Data(contentsOf: URL(filePath: directory + "/" + name))
            #expect(bytes.last == UInt8(ascii: "\n"), "\(name) is torn")
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                let entry = try JSONValue(parsing: Array(line))
                let sender = try #require(entry["sender"]?.integerValue.map { Int($0) })
                let number = try #require(entry["number"]?.integerValue.map { Int($0) })
                try #require(number == next[sender], "sender \(sender) in \(name)")
                next[sender] += 1
            }
        }
        #expect(next == [Int](repeating: Self.requests * Self.entriesOfRequest, count: Self.senders))
    }
}
