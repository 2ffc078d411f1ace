import AsyncHTTPClient
import ChildProcesses
import Foundation
import MooringModel
import NIOCore
import NIOHTTP1
import Testing

/// The server of the storm: it is killed, and started again on the same data.
actor StormServer {
    private let data: String
    private let exports: String
    private var child: ChildProcess
    private var address = ""
    private var token = ""
    private var acknowledged = 0
    private(set) var kills = 0
    private var starting: Task<Void, any Error>?

    init(data: String, exports: String) async throws {
        self.data = data
        self.exports = exports
        child = try ChildProcess("AuditStorm", data, exports, "1")
        try await readAddress()
    }

    private func readAddress() async throws {
        let words = try #require(await child.next()).split(separator: " ").map(String.init)
        try #require(words.first == "ready" && words.count == 3)
        address = "http://127.0.0.1:\(words[1])"
        token = words[2]
    }

    /// Counts an acknowledged request; after so many the process is killed, whatever it does.
    func acknowledge(killEvery count: Int) {
        acknowledged += 1
        guard acknowledged % count == 0 else { return }
        kills += 1
        let seed = kills + 1
        starting = Task {
            _ = await self.child.killed(after: 0)
            self.child = try ChildProcess("AuditStorm", self.data, self.exports, "\(seed)")
            try await self.readAddress()
        }
    }

    private func running() async throws -> (address: String, token: String) {
        while let starting {
            try await starting.value
            if self.starting == starting { self.starting = nil }
        }
        return (address, token)
    }

    /// Sends entries until they are acknowledged.
    func post(_ body: [UInt8], key: String) async throws {
        while true {
            let (address, token) = try await running()
            var request = HTTPClientRequest(url: address + "/v1/clusters/in01/audit-log/entries")
            request.method = .POST
            request.headers.add(name: "Authorization", value: "Bearer \(token)")
            request.headers.add(name: "Idempotency-Key", value: key)
            request.body = .bytes(ByteBuffer(bytes: body))
            guard let response = try? await HTTPClient.shared.execute(request, timeout: .seconds(60)),
                let answer = try? await response.body.collect(upTo: 1 << 20)
            else { continue }
            if response.status == .ok { return }
            // Whatever else it says, it must be something that trying again mends.
            try #require(
                response.status == .serviceUnavailable || response.status == .insufficientStorage,
                "\(response.status) \(String(buffer: answer))")
        }
    }

    /// Disables the forwarding, and returns when all that was spooled has arrived.
    func drain() async throws {
        _ = try await call(.DELETE, "/v1/clusters/in01/audit-log?spooled=drain")
        while try await call(.GET, "/v1/events?type=auditLog.drained&wait=30")["items"]?.arrayValue?.isEmpty != false {}
        #expect(try await call(.GET, "/v1/clusters/in01/audit-log")["status"] == "disabled")
    }

    func end() async { _ = await child.killed(after: 0) }

    private func call(_ method: HTTPMethod, _ path: String) async throws -> JSONValue {
        let (address, token) = try await running()
        var request = HTTPClientRequest(url: address + path)
        request.method = method
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let text = String(buffer: try await response.body.collect(upTo: 1 << 20))
        try #require(response.status == .ok, "\(text)")
        return try JSONValue(parsing: text)
    }
}
