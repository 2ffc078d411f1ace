internal import MooringModel

/// One page of a bucket's keys.
struct S3Listing: Sendable {
    var objects: [Object]
    /// What a delimiter has kept together, each with the delimiter at its end.
    var directories: [String]
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
        func decoded(_ key: String) -> String {
            guard isEncoded else { return key }
            let spaced = key.split(separator: "+", omittingEmptySubsequences: false).joined(separator: "%20")
            return String(percentDecoding: spaced) ?? key
        }
        directories = (xml.CommonPrefixes ?? []).map { decoded($0.Prefix) }
        objects = (xml.Contents ?? []).map { content in
            Object(
                key: decoded(content.Key), size: content.Size,
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
    var CommonPrefixes: [CommonPrefix]?

    struct CommonPrefix: Decodable { var Prefix: String }

    struct Content: Decodable {
        var Key: String
        var Size: Int64
        var ETag: String?
        var LastModified: String?
    }
}
