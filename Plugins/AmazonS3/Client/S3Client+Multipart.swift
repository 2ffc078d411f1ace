internal import ConnectorKit

/// A part of an object that is being sent.
struct S3Part: Sendable, Hashable {
    var number: Int
    var size: Int64
    /// Without its quotes.
    var entityTag: String
    /// By algorithm, in base 64.
    var checksums: [String: String] = [:]
}

extension S3Client {
    /// Begins an object that is sent in parts.
    ///
    /// - Returns: the upload's identifier.
    func createMultipartUpload(
        _ key: String, headers: [(name: String, value: String)] = []
    ) async throws(AWSFailure) -> String {
        let request = request("CreateMultipartUpload", "POST", key: key, query: [("uploads", "")], headers: headers)
        let answer = try await send(request)
        return try decode(Created.self, answer, request).UploadId
    }

    func uploadPart(
        _ key: String, upload: String, number: Int, _ body: AWSBody, headers: [(name: String, value: String)] = []
    ) async throws(AWSFailure) -> (entityTag: String, checksums: [String: String]) {
        let request = request(
            "UploadPart", "PUT", key: key, query: [("partNumber", "\(number)"), ("uploadId", upload)],
            headers: headers, body: body)
        let answer = try await send(request, isLong: true)
        return (answer.entityTag ?? "", answer.checksums)
    }

    /// Makes the object of its parts.
    ///
    /// - Parameters:
    ///   - parts: in the order of their numbers.
    ///   - isNew: whether the object must not be there yet.
    func completeMultipartUpload(
        _ key: String, upload: String, _ parts: [S3Part], headers: [(name: String, value: String)] = [], isNew: Bool
    ) async throws(AWSFailure) {
        var headers = headers
        if isNew { headers.append(("if-none-match", "*")) }
        headers.append(("content-type", "application/xml"))
        let request = request(
            "CompleteMultipartUpload", "POST", key: key, query: [("uploadId", upload)], headers: headers,
            body: .bytes(Array(Self.document(parts).utf8)))
        let answer = try await send(request, isLong: true)
        // The answer may be 200 and tell of a failure in its body, because S3 begins it before it is done.
        _ = try decode(Completed.self, answer, request)
    }

    private static func document(_ parts: [S3Part]) -> String {
        let elements = parts.map { part in
            let checksums = part.checksums.sorted { $0.key < $1.key }.map { algorithm, value in
                "<Checksum\(algorithm.uppercased())>\(XMLBody.escaped(value))</Checksum\(algorithm.uppercased())>"
            }
            return
                "<Part><PartNumber>\(part.number)</PartNumber><ETag>&quot;\(XMLBody.escaped(part.entityTag))&quot;</ETag>"
                + checksums.joined() + "</Part>"
        }
        return "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + elements.joined()
            + "</CompleteMultipartUpload>"
    }

    /// Frees the parts of an object that will not be completed. One that is gone already counts as freed.
    func abortMultipartUpload(_ key: String, upload: String) async throws(AWSFailure) {
        let request = request("AbortMultipartUpload", "DELETE", key: key, query: [("uploadId", upload)])
        do {
            _ = try await send(request)
        } catch {
            guard error.isNotFound, error.code != "NoSuchBucket" else { throw error }
        }
    }

    /// The identifiers of the uploads to a key that were neither completed nor aborted.
    func openUploads(_ key: String) async throws(AWSFailure) -> [String] {
        var uploads: [String] = []
        var markers: [(name: String, value: String)]? = []
        while let next = markers {
            let request = request("ListMultipartUploads", "GET", query: [("uploads", ""), ("prefix", key)] + next)
            let page = try decode(Uploads.self, try await send(request, limit: 8 << 20), request)
            uploads += (page.Upload ?? []).filter { $0.Key.utf8.elementsEqual(key.utf8) }.map(\.UploadId)
            markers = nil
            if page.IsTruncated ?? false, let key = page.NextKeyMarker {
                markers = [("key-marker", key)] + (page.NextUploadIdMarker.map { [("upload-id-marker", $0)] } ?? [])
            }
        }
        return uploads
    }

    /// The parts that have arrived, in the order of their numbers, all pages.
    func listParts(_ key: String, upload: String) async throws(AWSFailure) -> [S3Part] {
        var parts: [S3Part] = []
        var marker: String?
        repeat {
            var query = [(name: "uploadId", value: upload)]
            if let marker { query.append(("part-number-marker", marker)) }
            let request = request("ListParts", "GET", key: key, query: query)
            let page = try decode(Parts.self, try await send(request, limit: 8 << 20), request)
            parts += (page.Part ?? []).map {
                S3Part(number: $0.PartNumber, size: $0.Size, entityTag: $0.ETag.filter { $0 != "\"" })
            }
            marker = page.IsTruncated ?? false ? page.NextPartNumberMarker : nil
        } while marker != nil
        return parts
    }

    private struct Created: Decodable { var UploadId: String }
    /// Every server names the bucket; some leave the entity tag empty.
    private struct Completed: Decodable { var Bucket: String }

    private struct Uploads: Decodable {
        var IsTruncated: Bool?
        var NextKeyMarker: String?
        var NextUploadIdMarker: String?
        var Upload: [Element]?

        struct Element: Decodable {
            var Key: String
            var UploadId: String
        }
    }

    private struct Parts: Decodable {
        var IsTruncated: Bool?
        var NextPartNumberMarker: String?
        var Part: [Element]?

        struct Element: Decodable {
            var PartNumber: Int
            var Size: Int64
            var ETag: String
        }
    }
}
