internal import AsyncHTTPClient
internal import ConnectorKit
internal import MooringModel

/// Calls one bucket of S3, or of a store that speaks its language.
///
/// Every call throws ``AWSFailure``; none is repeated here.
struct S3Client: Sendable {
    let transport: AWSTransport
    let endpoint: AWSEndpoint
    let bucket: String
    let addressing: Addressing
    /// The account that must own the bucket, sent with every call (`x-amz-expected-bucket-owner`); nil for a store that
    /// knows no accounts.
    let expectedOwner: String?

    enum Addressing: String, Sendable, Hashable, CaseIterable {
        /// `https://bucket.host/key`
        case virtualHost = "virtual"
        /// `https://host/bucket/key`
        case path
    }

    /// - Parameters:
    ///   - addressing: a bucket with a dot in its name is always addressed by the path: no certificate covers it.
    init(
        http: HTTPClient, endpoint: AWSEndpoint, region: String, bucket: String, addressing: Addressing,
        expectedOwner: String?, credentials: any CredentialSource, now: @escaping @Sendable () -> Timestamp
    ) {
        transport = AWSTransport(http: http, service: "s3", region: region, credentials: credentials, now: now)
        self.endpoint = endpoint
        self.bucket = bucket
        self.addressing = bucket.contains(".") ? .path : addressing
        self.expectedOwner = expectedOwner
    }

    /// A call of the bucket, or of one object in it.
    func request(
        _ operation: String, _ method: String, key: String? = nil, query: [(name: String, value: String)] = [],
        headers: [(name: String, value: String)] = [], body: AWSBody = .none
    ) -> AWSRequest {
        let object = key.map { "/" + $0.uriEncoded(keepsSlashes: true) } ?? "/"
        let path = addressing == .path ? "/\(bucket)" + (key == nil ? "" : object) : object
        var request = AWSRequest(operation: operation, method: method, path: path, query: query, headers: headers)
        request.body = body
        if let expectedOwner { request.headers.append(("x-amz-expected-bucket-owner", expectedOwner)) }
        return request
    }

    var bucketEndpoint: AWSEndpoint { addressing == .path ? endpoint : endpoint.prefixed(with: bucket) }

    func send(
        _ request: AWSRequest, limit: Int = 1 << 20, isLong: Bool = false
    ) async throws(AWSFailure) -> AWSAnswer {
        try await transport.send(request, to: bucketEndpoint, limit: limit, isLong: isLong)
    }

    func decode<Value: Decodable>(
        _ type: Value.Type, _ answer: AWSAnswer, _ request: AWSRequest
    ) throws(AWSFailure) -> Value {
        try XMLBody.decode(type, answer, request, bucketEndpoint, service: "s3")
    }
}
