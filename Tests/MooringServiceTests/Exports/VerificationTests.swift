import EventLog
import MooringModel
import MooringService
import Projections
import Testing

/// What is at a destination is compared with the manifest there, and the manifest with the log.
@Suite(.timeLimit(.minutes(1))) struct VerificationTests {
    private let place = "exports/search/2026/nightly"

    private func withExport(
        _ body: (Harbor, _ integration: String, _ files: [String: [UInt8]]) async throws -> Void
    ) async throws {
        try await withHarbor { harbor in
            _ = try await harbor.cluster()
            let files = Harbor.files(binlogs: [0, 17, 70_000, 5_000_000])
            _ = try await harbor.backup("nightly", files)
            let integration = try await harbor.active()
            #expect(try await harbor.finishedExport(through: integration, to: "2026").status == "successful")
            try await body(harbor, integration, files)
        }
    }

    private func verify(
        _ harbor: Harbor, _ integration: String, to directory: String = "2026", after: String? = nil,
        clock: any Clock<Duration> = ContinuousClock()
    ) async throws -> ExportVerification {
        try await harbor.registry.verifyExport(
            try await harbor.operatorCall, cluster: "in01", backup: "nightly", integration: integration,
            directory: directory, after: after, clock: clock)
    }

    @Test func `a whole export is as it was, each byte, by a manifest that the log recorded`() async throws {
        try await withExport { harbor, integration, files in
            let found = try await verify(harbor, integration)
            #expect(found.record == .recorded && found.findings.isEmpty && found.next == nil)
            #expect(found.objects == Int64(files.count) && found.read == found.objects && found.compared == 0)
            #expect(found.bytes == Int64(files.values.reduce(0) { $0 + $1.count }))
            #expect(harbor.watch.read.count == files.count + 1)
        }
    }

    @Test func `what is missing, extra or different is named`() async throws {
        try await withExport { harbor, integration, files in
            try harbor.ground.remove("\(place)/meta/full_meta.json")
            try harbor.ground.write([1], to: "\(place)/binlogs/extra")
            try harbor.ground.write([1], to: "\(place)/binlogs/insert_log/1/1")
            var bytes = try files["binlogs/insert_log/1/2"].orThrow()
            bytes[40_000] ^= 1
            try harbor.ground.write(bytes, to: "\(place)/binlogs/insert_log/1/2")
            let found = try await verify(harbor, integration).findings
            #expect(found.missing == ["meta/full_meta.json"])
            #expect(found.extra == ["binlogs/extra"])
            #expect(
                Set(found.different) == [
                    .init(path: "binlogs/insert_log/1/1", cause: .size),
                    .init(path: "binlogs/insert_log/1/2", cause: .content),
                ])
        }
    }

    @Test func `a manifest that was made anew is not the one that the log recorded`() async throws {
        try await withExport { harbor, integration, _ in
            let bytes = try harbor.ground.bytes(of: "\(place)/mooring-manifest.json")
            var manifest = try ExportManifest(parsing: bytes)
            let gone = manifest.objects.removeLast()
            try harbor.ground.remove("\(place)/\(gone.path)")
            try harbor.ground.write(manifest.json.canonicalBytes, to: "\(place)/mooring-manifest.json")
            let found = try await verify(harbor, integration)
            #expect(found.record == .different)
            #expect(found.findings.different == [.init(path: "mooring-manifest.json", cause: .manifest)])
        }
    }

    @Test func `a place without a manifest, and one with something else in its stead`() async throws {
        try await withExport { harbor, integration, _ in
            let missing = try await refusal { try await verify(harbor, integration, to: "2027") }
            #expect(missing?.code == "manifest-not-found")
            #expect(missing?.detail.english.contains("2027/nightly/mooring-manifest.json") == true)
            try harbor.ground.write(Array("{}".utf8), to: "\(place)/mooring-manifest.json")
            let invalid = try await refusal { try await verify(harbor, integration) }
            #expect(invalid?.code == "manifest-invalid")
        }
    }

    @Test func `a comparison that takes long goes on where it was, and reads nothing twice`() async throws {
        try await withExport { harbor, integration, files in
            let more = Harbor.files(binlogs: (0..<30).map { $0 * 3 })
            try harbor.ground.write(more["binlogs/insert_log/1/29"].orThrow(), to: "\(place)/binlogs/extra")
            var (read, calls) = (Int64(0), 0)
            var findings: [ManifestFindings] = []
            var next: String?
            repeat {
                let found = try await verify(
                    harbor, integration, after: next, clock: JumpingClock(step: .seconds(11)))
                read += found.read
                calls += 1
                findings.append(found.findings)
                next = found.next
            } while next != nil
            #expect(read == Int64(files.count) && calls == 2)
            #expect(findings.map(\.extra) == [["binlogs/extra"], []])
        }
    }

    @Test func `only who may export reads a destination`() async throws {
        try await withExport { harbor, integration, _ in
            let viewer = try await harbor.person(.dataViewer, in: harbor.search)
            let refused = try await refusal {
                try await harbor.registry.verifyExport(
                    try await harbor.call(viewer), cluster: "in01", backup: "nightly", integration: integration,
                    directory: "2026")
            }
            #expect(refused?.code == "forbidden")
        }
    }
}
