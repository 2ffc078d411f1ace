internal import Crypto

/// Signature version 4 for the tests' own calls, written apart from the product's.
///
/// It signs exactly the headers that it makes: the host, the time, the body's hash and a session's token.
struct LabSignature {
    var keys: LabKeys
    var region: String
    var service: String
    /// `20130524T000000Z`
    var time: String

    /// The headers that make a call with this line, host and body a signed one; the path and query are encoded.
    func headers(
        method: String, path: String, query: String, host: String, body: [UInt8]
    ) -> [(name: String, value: String)] {
        let hash = Self.hexadecimal(SHA256.hash(data: body))
        var signed = [("host", host), ("x-amz-content-sha256", hash), ("x-amz-date", time)]
        if let token = keys.sessionToken { signed.append(("x-amz-security-token", token)) }

        let names = signed.map(\.0).joined(separator: ";")
        let lines = signed.map { "\($0.0):\($0.1)\n" }.joined()
        let call = "\(method)\n\(path)\n\(query)\n\(lines)\n\(names)\n\(hash)"
        let scope = "\(time.prefix(8))/\(region)/\(service)/aws4_request"
        let text = "AWS4-HMAC-SHA256\n\(time)\n\(scope)\n\(Self.hexadecimal(SHA256.hash(data: Array(call.utf8))))"

        var key = SymmetricKey(data: Array("AWS4\(keys.secretAccessKey)".utf8))
        for part in scope.split(separator: "/") {
            key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
        }
        let signature = Self.hexadecimal(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key))
        let credential = "\(keys.accessKeyID)/\(scope)"
        signed.append(
            ("authorization", "AWS4-HMAC-SHA256 Credential=\(credential),SignedHeaders=\(names),Signature=\(signature)")
        )
        return signed.dropFirst().map { (name: $0.0, value: $0.1) }
    }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Everything but unreserved characters as `%XX`, byte by byte.
    static func encoded(_ text: String, keeping kept: String = "") -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~\(kept)".utf8)
        return text.utf8.map { byte in
            plain.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
        }.joined()
    }
}
