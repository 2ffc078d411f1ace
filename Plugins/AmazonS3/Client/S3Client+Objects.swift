internal import MooringModel

/// What S3 knows of an object.
struct S3Object: Sendable {
    var size: Int64
    var entityTag: String?
    /// By algorithm (`sha256`, `crc64nvme`, …), in base 64; those of an object sent in parts may be of its parts' sums.
    var checksums: [String: String]
    /// Whether the checksums are of the whole object.
    var hasFullChecksums: Bool
    var kmsKey: String?
    var metadata: [String: String]
    var evidence: Evidence
}

extension S3Client {
    /// Puts an object.
    ///
    /// - Parameters:
    ///   - headers: checksums, encryption, metadata.
    ///   - isNew: whether it must not be there yet (`If-None-Match: *`): a 412 then says that it is.
    func put(
        _ key: String, _ body: AWSBody, headers: [(name: String, value: String)] = [], isNew: Bool
    ) async throws(AWSFailure) -> S3Object {
        var headers = headers
        if isNew { headers.append(("if-none-match", "*")) }
        let request = request("PutObject", "PUT", key: key, headers: headers, body: body)
        return S3Object(try await send(request, isLong: true), request)
    }

    /// An object's bytes, or a part of them.
    ///
    /// - Parameters:
    ///   - ifMatch: the entity tag that the object must still have: a 412 then says that it has another one.
    ///   - limit: the most that are taken.
    /// - Throws: ``AWSFailure`` of kind ``AWSFailure/Kind/unavailable`` too where a whole object is not what its
    ///   checksum says.
    func get(
        _ key: String, range: ClosedRange<Int64>? = nil, ifMatch: String? = nil, limit: Int = 16 << 20
    ) async throws(AWSFailure) -> (bytes: [UInt8], object: S3Object) {
        var headers = [(name: "x-amz-checksum-mode", value: "ENABLED")]
        if let range { headers.append(("range", "bytes=\(range.lowerBound)-\(range.upperBound)")) }
        if let ifMatch { headers.append(("if-match", "\"\(ifMatch)\"")) }
        let request = request("GetObject", "GET", key: key, headers: headers)
        let answer = try await send(request, limit: limit, isLong: true)
        let object = S3Object(answer, request)
        if range == nil, object.hasFullChecksums {
            for checksum in Checksum.allCases {
                guard let told = object.checksums[checksum.rawValue], told != checksum.value(of: answer.body) else {
                    continue
                }
                throw AWSFailure(
                    kind: .unavailable, service: "s3", operation: request.operation,
                    endpoint: bucketEndpoint.description, httpStatus: answer.status,
                    message: "what arrived is not what its \(checksum.rawValue) says",
                    requestID: object.evidence.requestID)
            }
        }
        return (answer.body, object)
    }

    /// What S3 knows of an object, without its bytes.
    func head(_ key: String) async throws(AWSFailure) -> S3Object {
        let request = request("HeadObject", "HEAD", key: key, headers: [("x-amz-checksum-mode", "ENABLED")])
        return S3Object(try await send(request), request)
    }
}

extension S3Object {
    /// The SHA-256 of the whole object in hexadecimal, where S3 knows it.
    var fullSHA256: String? {
        guard hasFullChecksums, let bytes = checksums["sha256"].flatMap(Base64.bytes), bytes.count == 32 else {
            return nil
        }
        return Digest.hexadecimal(bytes)
    }

    init(_ answer: AWSAnswer, _ request: AWSRequest) {
        size = answer["content-length"].flatMap { Int64($0) } ?? 0
        entityTag = answer.entityTag
        checksums = answer.checksums
        // Not every server says so. An entity tag with a dash is that of an object that was sent in parts, and without a
        // word about it its checksum may be that of the parts' checksums.
        hasFullChecksums =
            answer["x-amz-checksum-type"].map { $0 == "FULL_OBJECT" }
            ?? (entityTag?.utf8.contains(UInt8(ascii: "-")) == false)
        kmsKey = answer.kmsKey
        metadata = answer.values(after: "x-amz-meta-")
        evidence = answer.evidence("s3", request)
    }
}
