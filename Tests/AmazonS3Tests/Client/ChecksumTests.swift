import S3Lab
import Testing

@testable import AmazonS3

@Suite("Checksums", .timeLimit(.minutes(2)))
struct ChecksumTests {
    /// RFC 3720, appendix B.4, "CRC Examples"; the CRC there is written least significant byte first. The fifth is a PDU.
    private static let published: [([UInt8], UInt32)] = [
        ([UInt8](repeating: 0x00, count: 32), 0x8A91_36AA),
        ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
        ([UInt8](0x00...0x1F), 0x46DD_794E),
        ([UInt8]((0x00...0x1F).reversed()), 0x113F_DB5C),
        (pdu, 0xD996_3A56),
        ([UInt8]("123456789".utf8), 0xE306_9283),
        ([], 0),
    ]

    private static let pdu: [UInt8] = [
        0x01, 0xC0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x14, 0, 0, 0, 0, 0, 0x04, 0,
        0, 0, 0, 0x14, 0, 0, 0, 0x18, 0x28, 0, 0, 0, 0, 0, 0, 0, 0x02, 0, 0, 0, 0, 0, 0, 0,
    ]

    @Test("CRC32C is that of RFC 3720", arguments: published)
    func vectors(_ bytes: [UInt8], _ expected: UInt32) {
        // However it is cut, eight bytes at a time or one.
        for cut in 0...bytes.count {
            var crc = CRC32C()
            crc.update(Array(bytes[..<cut]))
            crc.update(Array(bytes[cut...]))
            #expect(crc.bytes == withUnsafeBytes(of: expected.bigEndian) { Array($0) }, "cut at \(cut)")
        }
    }

    @Test("S3 takes the right one, and refuses a wrong one", arguments: Checksum.allCases)
    func put(_ checksum: Checksum) async throws {
        try await ExportGround.with(.front) { ground in
            let client = ground.exporter.client
            let (bytes, other) = (Array("right".utf8), Array("wrong".utf8))
            let put = try await client.put("key", .bytes(bytes), headers: [checksum.header(of: bytes)], isNew: true)
            #expect(put.checksums[checksum.rawValue] ?? checksum.value(of: bytes) == checksum.value(of: bytes))
            let (read, _) = try await client.get("key")
            #expect(read == bytes)
            let failure = await #expect(throws: AWSFailure.self) {
                try await client.put("other", .bytes(bytes), headers: [checksum.header(of: other)], isNew: true)
            }
            #expect(failure?.httpStatus == 400)
            let keys = try await ground.store.keys(in: ground.bucket)
            #expect(keys == ["key"])
        }
    }

    @Test("So it is with the parts of an upload", arguments: Checksum.allCases)
    func parts(_ checksum: Checksum) async throws {
        try await ExportGround.with(.front) { ground in
            let client = ground.exporter.client
            let (bytes, other) = (Array("right".utf8), Array("wrong".utf8))
            let upload = try await client.createMultipartUpload(
                "key", headers: [("x-amz-checksum-algorithm", checksum.rawValue.uppercased())])
            let failure = await #expect(throws: AWSFailure.self) {
                try await client.uploadPart(
                    "key", upload: upload, number: 1, .bytes(bytes), headers: [checksum.header(of: other)])
            }
            #expect(failure?.httpStatus == 400)
            let (entityTag, _) = try await client.uploadPart(
                "key", upload: upload, number: 1, .bytes(bytes), headers: [checksum.header(of: bytes)])
            let part = S3Part(
                number: 1, size: 5, entityTag: entityTag, checksums: [checksum.rawValue: checksum.value(of: bytes)])
            try await client.completeMultipartUpload("key", upload: upload, [part], isNew: true)
            let (read, _) = try await client.get("key")
            #expect(read == bytes)
        }
    }

    @Test("What was changed on its way is not taken for the object", arguments: Checksum.allCases)
    func changed(_ checksum: Checksum) async throws {
        let told = checksum.value(of: Array("what was written".utf8))
        try await ScriptedServer.running({ _ in
            ScriptedServer.Answer(headers: [(checksum.headerName, told), ("etag", "\"1\"")], text: "what was changed")
        }) { client in
            let failure = await #expect(throws: AWSFailure.self) { try await client.get("key") }
            #expect(failure?.isRetryable == true)
            #expect(failure?.message.contains(checksum.rawValue) == true)
        }
    }
}
