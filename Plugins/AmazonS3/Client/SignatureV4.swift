internal import ConnectorKit
internal import MooringModel

// AWS Signature Version 4, as the AWS documentation gives it ("Create a signed AWS API request"):
//
//     canonical request   method \n canonical URI \n canonical query \n headers \n\n signed names \n payload hash
//     string to sign      AWS4-HMAC-SHA256 \n time \n scope \n SHA-256 of the canonical request
//     key                 HMAC chain over the secret: date, region, service, "aws4_request"
//     authorization       AWS4-HMAC-SHA256 Credential=…/scope, SignedHeaders=…, Signature=…
//
// Every header that is given is signed. S3 takes the path encoded once and not normalized: a key may hold `//`.

/// Signs one request.
struct SignatureV4: Sendable {
    let credentials: Credentials
    let region: String
    let service: String
    /// The value of `x-amz-date`: `20130524T000000Z`.
    let date: String
    /// The day, the region and the service that a signature is good for.
    let scope: String

    init(credentials: Credentials, region: String, service: String, time: Timestamp) {
        self.credentials = credentials
        self.region = region
        self.service = service
        let bytes = time.description.utf8.prefix(19).filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") }
        date = String(decoding: bytes, as: UTF8.self) + "Z"
        scope = "\(date.prefix(8))/\(region)/\(service)/aws4_request"
    }

    /// The value of the `Authorization` header.
    ///
    /// - Parameters:
    ///   - path: encoded as the request line has it.
    ///   - query: not encoded; a parameter without value has an empty one.
    ///   - headers: all that are to be signed, `host` and `x-amz-date` among them.
    ///   - payloadHash: the value of `x-amz-content-sha256`.
    func authorization(
        method: String, path: String, query: [(name: String, value: String)],
        headers: [(name: String, value: String)], payloadHash: String
    ) -> String {
        let headers = Self.canonicalHeaders(headers)
        let names = Self.names(headers)
        let request = Self.canonicalRequest(
            method: method, path: path, query: query, canonicalHeaders: headers, names: names,
            payloadHash: payloadHash)
        return "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope), "
            + "SignedHeaders=\(names), Signature=\(signature(of: stringToSign(request)))"
    }

    private var day: String { String(date.prefix(8)) }

    static func canonicalRequest(
        method: String, path: String, query: [(name: String, value: String)],
        headers: [(name: String, value: String)], payloadHash: String
    ) -> String {
        let headers = canonicalHeaders(headers)
        return canonicalRequest(
            method: method, path: path, query: query, canonicalHeaders: headers, names: names(headers),
            payloadHash: payloadHash)
    }

    private static func canonicalRequest(
        method: String, path: String, query: [(name: String, value: String)],
        canonicalHeaders headers: [(name: String, value: String)], names: String, payloadHash: String
    ) -> String {
        var request = ""
        request.reserveCapacity(1_024)
        func line(_ words: String...) {
            for word in words { request += word }
            request += "\n"
        }
        line(method)
        line(path)
        line(canonicalQuery(query))
        for (name, value) in headers { line(name, ":", value) }
        line()
        line(names)
        request += payloadHash
        return request
    }

    private static func names(_ headers: [(name: String, value: String)]) -> String {
        headers.map(\.name).joined(separator: ";")
    }

    static func canonicalQuery(_ query: [(name: String, value: String)]) -> String {
        if query.isEmpty { return "" }
        return query.map { (name: $0.name.uriEncoded(), value: $0.value.uriEncoded()) }
            .sorted { ($0.name, $0.value) < ($1.name, $1.value) }
            .map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    }

    /// Names in lower case and in order, values without white space at their ends and with single spaces within; the
    /// values of a name that is given several times are joined in the order given.
    private static func canonicalHeaders(
        _ headers: [(name: String, value: String)]
    ) -> [(name: String, value: String)] {
        var canonical: [(name: String, value: String)] = []
        canonical.reserveCapacity(headers.count)
        for (name, value) in headers {
            let (name, value) = (name.lowercased(), singleSpaced(value))
            // A request has a handful, which mostly come in order.
            let place = (canonical.lastIndex { $0.name <= name } ?? -1) + 1
            if place > 0, canonical[place - 1].name == name {
                canonical[place - 1].value += ",\(value)"
            } else {
                canonical.insert((name, value), at: place)
            }
        }
        return canonical
    }

    private static func singleSpaced(_ value: String) -> String {
        // Nearly every value is one word of ASCII, and going through a text's characters is the dear part of a signature.
        if value.utf8.allSatisfy({ $0 > UInt8(ascii: " ") && $0 < 0x7F }) { return value }
        return value.split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " ")
    }

    func stringToSign(_ canonicalRequest: String) -> String {
        let hash = Digest.hexadecimal(Digest.sha256(canonicalRequest.utf8))
        return "AWS4-HMAC-SHA256\n\(date)\n\(scope)\n\(hash)"
    }

    func signature(of stringToSign: String) -> String {
        let key = credentials.secretAccessKey.withBytes { secret in
            SigningKeys.shared.key(secret, scope: [day, region, service, "aws4_request"])
        }
        return Digest.hexadecimal(Digest.hmac(key, stringToSign.utf8))
    }
}
