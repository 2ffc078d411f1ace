import CInflate
import HTTPTypes
import Hummingbird
import MooringModel
import MooringService
import NIOCore

extension Pipeline {
    /// Media types that JSON Lines come as, and what clients call bytes of which they know nothing.
    private static let lineTypes: Set = [
        "application/x-ndjson", "application/ndjson", "application/jsonl", "application/json-lines",
        "application/x-jsonlines", "application/json", "application/octet-stream", "text/plain",
    ]

    /// The body of a call that takes JSON Lines, decompressed. The limit holds before and after.
    func lineBytes(_ request: Request) async throws -> [UInt8] {
        let limit = registry.auditLog.requestBytes
        let contentType = request.headers[.contentType]
        let mediaType = contentType?.split(separator: ";").first.map { $0.filter { $0 != " " }.lowercased() }
        guard mediaType.map(Self.lineTypes.contains) ?? true else { throw Problem.notJSONLines(contentType) }
        let bytes: [UInt8]
        do {
            bytes = Array(try await request.body.collect(upTo: limit).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw Problem.bodyTooLarge(limit)
        }
        guard !bytes.isEmpty else { throw Problem.linesMissing() }
        switch request.headers[.contentEncoding]?.lowercased() ?? "identity" {
        case "identity": return bytes
        case "gzip", "x-gzip": return try Self.inflated(bytes, limit)
        case let other: throw Problem.encodingUnknown(other)
        }
    }

    private static func inflated(_ bytes: [UInt8], _ limit: Int) throws(Problem) -> [UInt8] {
        var outcome = MOORING_NOT_GZIP
        let inflated = [UInt8](unsafeUninitializedCapacity: limit) { room, count in
            outcome = mooring_inflate(bytes, bytes.count, room.baseAddress, limit, &count)
        }
        switch outcome {
        case MOORING_INFLATED: return inflated
        case MOORING_TOO_LONG: throw .bodyTooLarge(limit)
        default: throw .gzipMalformed()
        }
    }
}

extension Problem {
    fileprivate static func linesMissing() -> Problem {
        Problem(
            400,
            Refusal(
                "body-missing", .invalid,
                detail: LocalizedText(en: "The request has no body.", zhHans: "请求没有请求体。"),
                remedy: LocalizedText(
                    en: "Send JSON Lines: one JSON object on each line.", zhHans: "请发送 JSON Lines：每行一个 JSON 对象。")))
    }

    fileprivate static func notJSONLines(_ mediaType: String?) -> Problem {
        Problem(
            415,
            Refusal(
                "body-not-json-lines", .invalid,
                detail: LocalizedText(
                    en: "The body's Content-Type is \"\(mediaType ?? "")\".",
                    zhHans: "请求体的 Content-Type 是“\(mediaType ?? "")”。"),
                remedy: LocalizedText(
                    en: "Send JSON Lines, with \"Content-Type: application/x-ndjson\".",
                    zhHans: "请发送 JSON Lines，并带上“Content-Type: application/x-ndjson”。")))
    }

    fileprivate static func encodingUnknown(_ encoding: String) -> Problem {
        Problem(
            415,
            Refusal(
                "content-encoding-unknown", .invalid,
                detail: LocalizedText(
                    en: "The body's Content-Encoding is \"\(encoding)\".",
                    zhHans: "请求体的 Content-Encoding 是“\(encoding)”。"),
                remedy: LocalizedText(en: "Send it as it is, or with gzip.", zhHans: "请不压缩发送，或使用 gzip。")))
    }

    fileprivate static func gzipMalformed() -> Problem {
        Problem(
            400,
            Refusal(
                "gzip-malformed", .invalid,
                detail: LocalizedText(en: "The body is no whole gzip.", zhHans: "请求体不是完整的 gzip 数据。"),
                remedy: LocalizedText(
                    en: "Compress it anew (RFC 1952). Nothing of this request was taken.",
                    zhHans: "请重新压缩（RFC 1952）。本次请求的内容均未接收。")))
    }
}
