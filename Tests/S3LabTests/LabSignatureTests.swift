import Testing

@testable import S3Lab

@Suite("The lab's own signature")
struct LabSignatureTests {
    /// From "Authenticating Requests: Using the Authorization Header" of the S3 API reference: GET Bucket Lifecycle.
    @Test("It is the one that the S3 documentation prints")
    func published() {
        let signature = LabSignature(
            keys: LabKeys(
                accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            region: "us-east-1", service: "s3", time: "20130524T000000Z")
        let headers = signature.headers(
            method: "GET", path: "/", query: "lifecycle=", host: "examplebucket.s3.amazonaws.com", body: [])
        #expect(
            headers.last?.value.hasSuffix(
                "Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543") == true)
    }

    @Test("Every byte that is not unreserved is encoded")
    func encoding() {
        #expect(LabSignature.encoded("a b+c/ü~") == "a%20b%2Bc%2F%C3%BC~")
        #expect(LabSignature.encoded("a/b", keeping: "/") == "a/b")
    }
}
