import ConnectorKit
import MooringModel
import Testing

@testable import AmazonS3

@Suite struct SignatureV4Tests {
    @Test("every case of the published test suite comes to its canonical request, string to sign and signature")
    func publishedSuite() throws {
        let cases = try SignatureCase.published()
        #expect(cases.count > 30)
        for published in cases {
            let credentials = Credentials(
                accessKeyID: "AKIDEXAMPLE",
                secretAccessKey: Secret(Array("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".utf8)))
            let signature = SignatureV4(
                credentials: credentials, region: "us-east-1", service: "service",
                time: try #require(Timestamp("2015-08-30T12:36:00Z")))
            let request = SignatureV4.canonicalRequest(
                method: published.method, path: published.canonicalPath, query: published.query,
                headers: published.headers, payloadHash: published.payloadHash)
            #expect(request == published.canonicalRequest, "\(published.name)")
            #expect(signature.stringToSign(request) == published.stringToSign, "\(published.name)")
            let authorization = signature.authorization(
                method: published.method, path: published.canonicalPath, query: published.query,
                headers: published.headers, payloadHash: published.payloadHash)
            #expect(authorization == published.authorization, "\(published.name)")
        }
    }

    /// "Examples: Signature Calculations in AWS Signature Version 4" of the S3 API reference.
    @Test(
        "the examples of the S3 documentation have their signatures",
        arguments: [
            (
                "GET", "test.txt", [("range", "bytes=0-9")], [], emptyHash,
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
            ),
            (
                "PUT", "test$file.text",
                [("date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY")], [],
                "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
                "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"
            ),
            (
                "GET", "", [], [("lifecycle", "")], emptyHash,
                "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"
            ),
            (
                "GET", "", [], [("max-keys", "2"), ("prefix", "J")], emptyHash,
                "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
            ),
        ] as [(String, String, [(String, String)], [(String, String)], String, String)])
    func documentedExamples(
        method: String, key: String, headers: [(String, String)], query: [(String, String)], payloadHash: String,
        expected: String
    ) throws {
        let credentials = Credentials(
            accessKeyID: "AKIAIOSFODNN7EXAMPLE",
            secretAccessKey: Secret(Array("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".utf8)))
        let signature = SignatureV4(
            credentials: credentials, region: "us-east-1", service: "s3",
            time: try #require(Timestamp("2013-05-24T00:00:00Z")))
        let all =
            headers + [
                ("host", "examplebucket.s3.amazonaws.com"), ("x-amz-content-sha256", payloadHash),
                ("x-amz-date", "20130524T000000Z"),
            ]
        let authorization = signature.authorization(
            method: method, path: "/" + key.uriEncoded(keepsSlashes: true),
            query: query.map { (name: $0.0, value: $0.1) },
            headers: all.map { (name: $0.0, value: $0.1) }, payloadHash: payloadHash)
        #expect(authorization.hasSuffix("Signature=\(expected)"))
    }

    @Test("a derived key is used again for its own secret, day, region and service only")
    func keys() {
        let keys = SigningKeys()
        let scopes = [
            ["20130524", "us-east-1", "s3", "aws4_request"], ["20130525", "us-east-1", "s3", "aws4_request"],
            ["20130524", "us-west-2", "s3", "aws4_request"], ["20130524", "us-east-1", "sts", "aws4_request"],
        ]
        // More than are kept, twice: each comes from the chain once and may come from memory then.
        let secrets = (0..<8).map { [UInt8](repeating: $0, count: 40) }
        for _ in 0..<2 {
            for secret in secrets {
                for scope in scopes {
                    let chain = scope.reduce(Array("AWS4".utf8) + secret) { Digest.hmac($0, $1.utf8) }
                    #expect(keys.key(secret, scope: scope) == chain)
                    #expect(keys.key(secret, scope: scope) == chain)
                }
            }
        }
    }

    @Test("every reserved character and every other byte of a key is encoded, and only a slash stays")
    func encoding() {
        #expect("a b+c%d~e/f".uriEncoded(keepsSlashes: true) == "a%20b%2Bc%25d~e/f")
        #expect("a/b".uriEncoded() == "a%2Fb")
        #expect("备份😀".uriEncoded() == "%E5%A4%87%E4%BB%BD%F0%9F%98%80")
        #expect("!\"#$&'()*,:;=?@[]".uriEncoded() == "%21%22%23%24%26%27%28%29%2A%2C%3A%3B%3D%3F%40%5B%5D")
    }
}

private let emptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
