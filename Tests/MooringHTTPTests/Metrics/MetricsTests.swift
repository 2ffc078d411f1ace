import CoreMetrics
import MooringHTTP
import MooringModel
import NIOHTTP1
import Testing

@Suite("/metrics in Prometheus' text format")
struct MetricsTests {
    @Test("A counter, a gauge, a summary and a histogram are written as the format says")
    func text() {
        let metrics = PrometheusMetrics()
        let counter = metrics.makeCounter(label: "jobs.total", dimensions: [("status", "ok"), ("kind", "a\"b\\c\nd")])
        counter.increment(by: 2)
        metrics.makeCounter(label: "jobs.total", dimensions: [("kind", "a\"b\\c\nd"), ("status", "ok")]).increment(
            by: 1)
        metrics.makeMeter(label: "depth", dimensions: []).set(2.5)
        let recorder = metrics.makeRecorder(label: "size", dimensions: [], aggregate: true)
        recorder.record(Int64(3))
        recorder.record(Int64(4))
        let timer = metrics.makeTimer(label: "wait_seconds", dimensions: [("to", "disk")])
        timer.recordNanoseconds(3_000_000)
        timer.recordNanoseconds(60_000_000_000)

        let lines = metrics.text.split(separator: "\n").map(String.init)
        #expect(lines.contains("# TYPE jobs_total counter"))
        #expect(lines.contains(#"jobs_total{kind="a\"b\\c\nd",status="ok"} 3"#))
        #expect(lines.contains("# TYPE depth gauge"))
        #expect(lines.contains("depth 2.5"))
        #expect(lines.contains("# TYPE size summary"))
        #expect(lines.contains("size_sum 7"))
        #expect(lines.contains("size_count 2"))
        #expect(lines.contains("# TYPE wait_seconds histogram"))
        #expect(lines.contains(#"wait_seconds_bucket{to="disk",le="0.0025"} 0"#))
        #expect(lines.contains(#"wait_seconds_bucket{to="disk",le="0.005"} 1"#))
        #expect(lines.contains(#"wait_seconds_bucket{to="disk",le="30.0"} 1"#))
        #expect(lines.contains(#"wait_seconds_bucket{to="disk",le="+Inf"} 2"#))
        #expect(lines.contains(#"wait_seconds_count{to="disk"} 2"#))
        #expect(lines.contains(#"wait_seconds_sum{to="disk"} 60.003"#))
    }

    @Test("Requests are counted by operation and status, for the operator to read")
    func requests() async throws {
        try await withStory { story in
            _ = try await story.server.call(.GET, "/v1/secrets/none")
            let answer = try await story.server.call(.GET, "/metrics")
            #expect(answer.headers.first(name: "Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
            #expect(answer.text.contains("# TYPE mooring_http_requests_total counter\n"))
            #expect(answer.text.contains(#"mooring_http_requests_total{operation="createProject",status="201"}"#))
            #expect(answer.text.contains(#"mooring_http_requests_total{operation="other",status="405"}"#))
            #expect(
                answer.text.contains(
                    #"mooring_http_request_duration_seconds_bucket{operation="createProject",le="+Inf"}"#))
            #expect(!answer.text.contains("Nightly"), "Names of things are no labels.")
        }
    }

    @Test("Whoever is no operator may not read them")
    func forbidden() async throws {
        try await withStory { story in
            let token = try await story.token(as: .organizationOwner, in: story.organization)
            #expect(try await story.server.call(.GET, "/metrics", token: token).status == 403)
        }
    }
}
