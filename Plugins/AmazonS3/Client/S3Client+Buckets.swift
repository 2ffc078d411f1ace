import Foundation
internal import MooringModel

extension S3Client {
    /// Whether the bucket is there and may be asked for.
    ///
    /// - Returns: its region, where the server names it (`x-amz-bucket-region`). A failure carries it too.
    func headBucket() async throws(AWSFailure) -> (region: String?, evidence: Evidence) {
        let request = request("HeadBucket", "HEAD")
        let answer = try await send(request)
        return (answer["x-amz-bucket-region"], answer.evidence("s3", request))
    }

    /// The bucket's region. S3 writes none for us-east-1, and `EU` for eu-west-1 (GetBucketLocation, S3 API reference).
    func bucketLocation() async throws(AWSFailure) -> (region: String, evidence: Evidence) {
        let request = request("GetBucketLocation", "GET", query: [("location", "")])
        let answer = try await send(request)
        let constraint = try decode(Constraint.self, answer, request).text?.filter { !$0.isWhitespace } ?? ""
        let region =
            switch constraint {
            case "": "us-east-1"
            case "EU": "eu-west-1"
            default: constraint
            }
        return (region, answer.evidence("s3", request))
    }

    /// `<LocationConstraint …>eu-west-1</LocationConstraint>`: one element with nothing but a text.
    private struct Constraint: Decodable {
        var text: String?

        private enum CodingKeys: String, CodingKey { case text = "" }
    }

    /// One page of the keys that begin with a prefix (ListObjectsV2).
    ///
    /// - Parameter delimiter: what is behind it in a key, after the prefix, is not listed but told as a directory.
    func list(
        prefix: String, delimiter: String? = nil, limit: Int = 1_000, continuing token: String? = nil
    ) async throws(AWSFailure) -> (page: S3Listing, evidence: Evidence) {
        var query = [(name: "list-type", value: "2"), ("max-keys", "\(limit)"), ("encoding-type", "url")]
        if !prefix.isEmpty { query.append(("prefix", prefix)) }
        if let delimiter { query.append(("delimiter", delimiter)) }
        if let token { query.append(("continuation-token", token)) }
        let request = request("ListObjectsV2", "GET", query: query)
        let answer = try await send(request, limit: 8 << 20)
        return (S3Listing(try decode(S3ListingXML.self, answer, request)), answer.evidence("s3", request))
    }

    /// What the account has; a role that follows the policy is denied.
    func listBuckets() async throws(AWSFailure) -> Evidence {
        let request = AWSRequest(operation: "ListBuckets", method: "GET", path: "/")
        return try await transport.send(request, to: endpoint, limit: 8 << 20).evidence("s3", request)
    }

    /// The bucket's policy; a role that follows the policy is denied.
    func bucketPolicy() async throws(AWSFailure) -> Evidence {
        let request = request("GetBucketPolicy", "GET", query: [("policy", "")])
        return try await send(request).evidence("s3", request)
    }
}

extension AWSAnswer {
    /// What the answer proves.
    func evidence(_ service: String, _ request: AWSRequest) -> Evidence {
        Evidence(
            service: service, operation: request.operation, httpStatus: status,
            requestID: self["x-amz-request-id"] ?? self["x-amzn-requestid"])
    }
}
