import AsyncHTTPClient
import MooringModel
import NIOCore
import NIOHTTP1

/// What a list is asked for with.
struct Asked: Hashable {
    var limit: Int
    /// Or as of the middle of the log.
    var isNow: Bool
}

/// A client that lists integrations.
struct ListRequests {
    private let server: RunningServer
    private let sample: Sample

    init(_ server: RunningServer, _ sample: Sample) {
        self.server = server
        self.sample = sample
    }

    /// How long each of so many requests took, in milliseconds, one after another.
    func times(_ count: Int, _ asked: Asked) async throws -> [Double] {
        var times: [Double] = []
        for number in 0..<count {
            let project = sample.projects[number % sample.projects.count]
            let region = SampleLog.regions[number / sample.projects.count % SampleLog.regions.count]
            var request = HTTPClientRequest(
                url: "\(server.address)/v1/projects/\(project)/integrations?region=\(region)&limit=\(asked.limit)"
                    + (asked.isNow ? "" : "&asOf=\(sample.events / 2)"))
            request.headers.add(name: "Authorization", value: "Bearer \(server.token)")
            let seconds = try await WallClock.seconds { try await answer(to: request) }
            times.append(seconds * 1_000)
        }
        return times
    }

    private func answer(to request: HTTPClientRequest) async throws {
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        let body = try await response.body.collect(upTo: 16 << 20)
        guard response.status == .ok else {
            throw BenchError("\(request.url) was answered \(response.status): \(String(buffer: body))")
        }
    }
}
