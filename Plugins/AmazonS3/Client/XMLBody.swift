internal import XMLCoder

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Reads and writes the XML of S3 and STS.
enum XMLBody {
    /// - Throws: ``AWSFailure`` of kind ``AWSFailure/Kind/unavailable`` for an answer that is not what it must be: such
    ///   an answer settles nothing.
    static func decode<Value: Decodable>(
        _ type: Value.Type, _ answer: AWSAnswer, _ request: AWSRequest, _ endpoint: AWSEndpoint, service: String
    ) throws(AWSFailure) -> Value {
        let decoder = XMLDecoder()
        decoder.shouldProcessNamespaces = true
        decoder.trimValueWhitespaces = false
        do {
            return try decoder.decode(type, from: Data(answer.body))
        } catch {
            // Some servers answer 200 and tell of a failure in the body: S3 does so for CompleteMultipartUpload.
            let body = AWSErrorBody(answer.body)
            throw AWSFailure(
                kind: .unavailable, service: service, operation: request.operation, endpoint: endpoint.description,
                httpStatus: answer.status, code: body.code,
                message: body.message ?? "the answer cannot be read: \(error)",
                requestID: body.requestID ?? answer["x-amz-request-id"])
        }
    }

    /// A text as it stands between tags.
    static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
    }
}
