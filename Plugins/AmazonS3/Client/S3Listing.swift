internal import MooringModel

/// One page of a bucket's keys.
struct S3Listing: Sendable {
    var objects: [Object]
    /// What the next page continues with; nil for the last one.
    var nextToken: String?

    struct Object: Sendable, Hashable {
        var key: String
        var size: Int64
        /// Without its quotes.
        var entityTag: String
        var modified: Timestamp?
    }

    init(_ xml: S3ListingXML) {
        // With `encoding-type=url` keys come percent-encoded, and a space as `+`: XML cannot hold every character.
        let isEncoded = xml.EncodingType == "url"
        objects = (xml.Contents ?? []).map { content in
            let spaced =
                isEncoded
                ? content.Key.split(separator: "+", omittingEmptySubsequences: false)
                    .joined(separator: "%20") : content.Key
            return Object(
                key: isEncoded ? String(percentDecoding: spaced) ?? content.Key : content.Key, size: content.Size,
                entityTag: (content.ETag ?? "").filter { $0 != "\"" },
                modified: content.LastModified.flatMap { Timestamp($0) })
        }
        nextToken = xml.IsTruncated ?? false ? xml.NextContinuationToken : nil
    }
}

struct S3ListingXML: Decodable {
    var EncodingType: String?
    var IsTruncated: Bool?
    var NextContinuationToken: String?
    var Contents: [Content]?

    struct Content: Decodable {
        var Key: String
        var Size: Int64
        var ETag: String?
        var LastModified: String?
    }
}
