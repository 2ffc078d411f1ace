/// A bucket's name that S3 can have given ("General purpose bucket naming rules" of the S3 user guide).
struct BucketName: Sendable, Hashable, CustomStringConvertible {
    let description: String

    /// A name with a dot is not covered by the certificate of `*.s3.amazonaws.com`, and so addressed by the path.
    var isDotted: Bool { description.utf8.contains(UInt8(ascii: ".")) }

    /// - Parameter isLenient: for stores that also give names with capitals and underscores, of up to 255 characters.
    init(_ text: String, isLenient: Bool = false) throws(BucketNameFlaw) {
        if let flaw = Self.flaw(of: text, isLenient) { throw flaw }
        description = text
    }

    /// The name that somebody meant who gave an address (`s3://name/…`), a path or an ARN; nil if there is none in it.
    static func meant(by text: String) -> String? {
        var rest = text[...]
        if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
        if rest.hasPrefix("arn:"), let colon = rest.lastIndex(of: ":") { rest = rest[rest.index(after: colon)...] }
        let name = String(rest.drop { $0 == "/" }.prefix { $0 != "/" })
        return (try? BucketName(name))?.description
    }

    private static func flaw(of text: String, _ isLenient: Bool) -> BucketNameFlaw? {
        let bytes = Array(text.utf8)
        if text.contains("://") { return .address }
        if text.hasPrefix("arn:") { return .arn }
        if bytes.contains(UInt8(ascii: "/")) { return .slash }
        guard isLenient ? (1...255).contains(bytes.count) : (3...63).contains(bytes.count) else { return .length }
        guard bytes.allSatisfy({ isAllowed($0, isLenient) }) else { return .characters }
        guard let first = bytes.first, let last = bytes.last, isLetterOrDigit(first), isLetterOrDigit(last) else {
            return .edges
        }
        if text.contains("..") { return .adjacentDots }
        if isLenient { return nil }
        if isAddress(text) { return .ipAddress }
        if reservedPrefixes.contains(where: text.hasPrefix) { return .reservedPrefix }
        if reservedSuffixes.contains(where: text.hasSuffix) { return .reservedSuffix }
        return nil
    }

    static let reservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"]
    static let reservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"]

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private static func isAllowed(_ byte: UInt8, _ isLenient: Bool) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."): true
        case 0x41...0x5A, UInt8(ascii: "_"): isLenient
        default: false
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { part in part.allSatisfy { (0x30...0x39).contains($0) } }
    }
}

/// Why a text is no bucket's name. The words are names of messages of the check `bucket-name`.
enum BucketNameFlaw: String, Error, CaseIterable {
    case address, arn, slash, length, characters, edges
    case adjacentDots = "adjacent-dots"
    case ipAddress = "ip-address"
    case reservedPrefix = "reserved-prefix"
    case reservedSuffix = "reserved-suffix"
}
