internal import XMLCoder

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The body of an answer that refuses. S3 writes a bare `<Error>`; STS wraps it in `<ErrorResponse>` with the request's
/// identifier beside it; other servers do either for either.
struct AWSErrorBody: Sendable {
    var code: String?
    var message: String?
    var region: String?
    var requestID: String?
    var hostID: String?

    private struct Plain: Decodable {
        var Code: String?
        var Message: String?
        var Region: String?
        var RequestId: String?
        var HostId: String?
    }

    private struct Wrapped: Decodable {
        var Error: Plain
        var RequestId: String?
    }

    init(_ body: [UInt8]) {
        let decoder = XMLDecoder()
        decoder.shouldProcessNamespaces = true
        let data = Data(body)
        let isXML = body.contains(UInt8(ascii: "<"))
        let wrapped = isXML ? try? decoder.decode(Wrapped.self, from: data) : nil
        let plain = isXML && wrapped == nil ? try? decoder.decode(Plain.self, from: data) : nil
        self.init(wrapped?.Error ?? plain ?? Plain())
        requestID = requestID ?? wrapped?.RequestId
    }

    private init(_ plain: Plain) {
        code = plain.Code
        message = plain.Message
        region = plain.Region
        requestID = plain.RequestId
        hostID = plain.HostId
    }
}
