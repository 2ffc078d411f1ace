import ConnectorKit
import Glibc
import HTTPTypes
import Hummingbird
import MooringModel
import S3Lab
import Synchronization
import Testing

@testable import AmazonS3

/// What a server is told of the bytes of a part: their hash in the signature, or a checksum beside it.
@Suite("What proves that a part arrived", .timeLimit(.minutes(1)))
struct PartProofTests {
    private static let size: Int64 = 2_500_000
    private static let compared = [CheckResult(id: "part-checksum", status: .passed, message: "compared")]

    /// Answers as a server does that knows uploads in parts, and notes what it was sent.
    private final class Notes: Sendable {
        struct Part: Sendable, Hashable {
            var upload: String
            var payloadHash: String
            var checksums: [String]
        }

        private let state = Mutex((parts: [Part](), algorithms: [String?](), aborted: [String](), isComplete: false))

        var parts: [Part] { state.withLock(\.parts) }
        var algorithms: [String?] { state.withLock(\.algorithms) }
        var aborted: [String] { state.withLock(\.aborted) }

        func answer(_ request: Request) -> ScriptedServer.Answer {
            let query = request.uri.queryParameters
            let upload = query["uploadId"].map(String.init) ?? ""
            func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { request.headers[$0] } }
            return state.withLock { state in
                switch request.method {
                case .post where upload.isEmpty:
                    state.algorithms.append(header("x-amz-checksum-algorithm"))
                    return .init(text: "<R><UploadId>new</UploadId></R>")
                case .put:
                    let checksums = ["sha256", "crc32c"].filter { header("x-amz-checksum-\($0)") != nil }
                    state.parts.append(
                        Part(upload: upload, payloadHash: header("x-amz-content-sha256") ?? "", checksums: checksums))
                    return .init(headers: [("etag", "\"1\"")])
                case .post:
                    state.isComplete = true
                    return .init(text: "<R><Bucket>bucket</Bucket></R>")
                case .delete:
                    state.aborted.append(upload)
                    return .init(status: 204)
                case .head where state.isComplete:
                    return .init(headers: [("content-length", "\(PartProofTests.size)")])
                case .get: return .init(text: "<R><IsTruncated>false</IsTruncated></R>")
                default: return .init(status: 404)
                }
            }
        }
    }

    private func exported(
        compares: Bool = true, isPrivate: Bool, resume: S3Upload? = nil,
        _ check: @escaping @Sendable (Notes) throws -> Void
    ) async throws {
        let notes = Notes()
        try await ScriptedServer.running({ notes.answer($0) }) { client in
            var exporter = S3Exporter(
                client: client, prefix: "", access: .readwrite, writeHeaders: [], refusesOverwriting: true,
                knowsChecksums: true, comparesParts: compares, isPrivate: isPrivate, clock: ContinuousClock())
            exporter.limits.largestSingle = 1 << 20
            exporter.limits.partSize = 1 << 20
            let object = ExportObject(key: "key", size: Self.size, source: RepeatingSource(size: Self.size))
            let leftover = resume.map { S3Leftover.upload($0).json }
            let receipt = try await exporter.export(object, resume: leftover) { _ in }
            #expect(receipt.size == Self.size)
            try check(notes)
        }
    }

    @Test("Where somebody may be in between, every part is signed by its hash")
    func signed() async throws {
        try await exported(isPrivate: false) { notes in
            #expect(notes.algorithms == ["SHA256"])
            #expect(notes.parts.count == 3)
            #expect(Set(notes.parts.map(\.payloadHash)).count == 3)
            #expect(notes.parts.allSatisfy { $0.payloadHash.count == 64 && $0.checksums == ["sha256"] })
        }
    }

    @Test("Where nobody is, a part has a CRC32C that its server compares")
    func unsigned() async throws {
        try await exported(isPrivate: true) { notes in
            #expect(notes.algorithms == ["CRC32C"])
            let part = Notes.Part(upload: "new", payloadHash: "UNSIGNED-PAYLOAD", checksums: ["crc32c"])
            #expect(notes.parts == [part, part, part])
        }
    }

    @Test("An upload that was begun with SHA-256 goes on with it")
    func begunSigned() async throws {
        try await exported(isPrivate: true, resume: S3Upload(id: "old", partSize: 1 << 20, checksum: .sha256)) {
            notes in
            #expect(notes.algorithms == [])
            #expect(notes.parts.count == 3)
            #expect(notes.parts.allSatisfy { $0.upload == "old" && $0.checksums == ["sha256"] })
        }
    }

    @Test("One that was begun unsigned is given up where that is not safe any more")
    func begunUnsigned() async throws {
        try await exported(isPrivate: false, resume: S3Upload(id: "old", partSize: 1 << 20, checksum: .crc32c)) {
            notes in
            #expect(notes.aborted == ["old"])
            #expect(notes.algorithms == ["SHA256"])
            #expect(notes.parts.allSatisfy { $0.upload == "new" && $0.payloadHash.count == 64 })
        }
    }

    @Test("One whose server could not be asked again meanwhile goes on, and the next is signed")
    func notCompared() async throws {
        let begun = S3Upload(id: "old", partSize: 1 << 20, checksum: .crc32c)
        try await exported(compares: false, isPrivate: true, resume: begun) { notes in
            #expect(notes.aborted == [])
            #expect(notes.parts.allSatisfy { $0.upload == "old" && $0.checksums == ["crc32c"] })
        }
        try await exported(compares: false, isPrivate: true) { notes in
            #expect(notes.algorithms == ["SHA256"])
            #expect(notes.parts.allSatisfy { $0.payloadHash.count == 64 })
        }
    }

    @Test("A saved upload says which checksum its parts have")
    func saved() throws {
        for checksum in Checksum.allCases {
            var upload = S3Upload(id: "u", partSize: 5, checksum: checksum)
            upload.take(S3Part(number: 1, size: 5, entityTag: "e", checksums: [checksum.rawValue: "AAAA"]))
            let read = try #require(S3Upload(upload.json))
            #expect(read.checksum == checksum)
            #expect(read.parts == upload.parts)
        }
        let old: JSONValue = ["partSize": 5, "parts": [[1, 5, "e", "AAAA"]], "upload": "u"]
        #expect(S3Upload(old)?.checksum == .sha256)
    }

    @Test("A store's parts go unsigned only where it was seen to compare them, and nobody is in between")
    func stores() async throws {
        try await StoreGround.with(.moto) { ground in
            func leavesUnsigned(_ endpoint: String, _ previous: [CheckResult]) throws -> Bool {
                var configured = ground
                configured.endpoint = endpoint
                configured.previous = previous
                let connector = try #require(try configured.connector() as? S3CompatibleConnector)
                return try connector.exporter().leavesPartsUnsigned
            }
            let signed = [CheckResult(id: "part-checksum", status: .passed, message: "signed")]
            let answers = [
                try leavesUnsigned("https://s3.example.com", Self.compared),
                try leavesUnsigned("http://127.0.0.1:9000", Self.compared),
                try leavesUnsigned("http://s3.example.com", Self.compared),
                try leavesUnsigned("https://s3.example.com", signed),
                try leavesUnsigned("https://s3.example.com", []),
            ]
            #expect(answers == [true, true, false, false, false])
        }
    }

    @Test("So it is with Amazon S3, whose parts carry checksums in any case")
    func roles() async throws {
        try await RoleGround.with { ground in
            func exporter(_ endpoint: String, _ previous: [CheckResult]) throws -> S3Exporter {
                var configured = ground
                configured.endpoint = endpoint
                configured.previous = previous
                return try #require(try configured.connector() as? AmazonS3Connector).exporter()
            }
            let (closed, open, unseen) = (
                try exporter("https://s3.example.com", Self.compared),
                try exporter("http://s3.example.com", Self.compared), try exporter("https://s3.example.com", [])
            )
            #expect(closed.leavesPartsUnsigned && !open.leavesPartsUnsigned && !unseen.leavesPartsUnsigned)
            #expect(unseen.knowsChecksums)
        }
    }
}
