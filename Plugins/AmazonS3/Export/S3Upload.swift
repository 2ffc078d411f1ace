internal import MooringModel

/// An upload in parts that is under way, as it is saved: `{checksum?, partSize, parts: [[number, size, etag, checksum]],
/// strays?, upload}`.
struct S3Upload: Sendable {
    let id: String
    let partSize: Int64
    /// What it was begun with: its parts have this one.
    let checksum: Checksum
    /// Whether further uploads to the key may be open, whose identifiers nobody received: an answer was lost.
    let mayHaveStrays: Bool
    /// In the order of their numbers.
    private(set) var parts: [S3Part]

    init(id: String, partSize: Int64, checksum: Checksum, parts: [S3Part] = [], mayHaveStrays: Bool = false) {
        self.id = id
        self.partSize = partSize
        self.checksum = checksum
        self.parts = parts
        self.mayHaveStrays = mayHaveStrays
    }

    mutating func take(_ part: S3Part) {
        // From the end: parts arrive nearly in order.
        let index = parts.lastIndex { $0.number <= part.number }
        if let index, parts[index].number == part.number {
            parts[index] = part
        } else {
            parts.insert(part, at: index.map { $0 + 1 } ?? 0)
        }
    }

    var json: JSONValue {
        .object([
            "checksum": checksum == .sha256 ? nil : .string(checksum.rawValue), "partSize": .integer(partSize),
            "parts": .array(
                parts.map { part in
                    [
                        .integer(Int64(part.number)), .integer(part.size), .string(part.entityTag),
                        .string(part.checksums[checksum.rawValue] ?? ""),
                    ]
                }),
            "strays": mayHaveStrays ? true : nil, "upload": .string(id),
        ])
    }

    /// nil if the value is none of ours.
    init?(_ json: JSONValue) {
        guard let id = json["upload"]?.stringValue, let partSize = json["partSize"]?.integerValue,
            let parts = json["parts"]?.arrayValue
        else { return nil }
        self.id = id
        self.partSize = partSize
        let checksum = json["checksum"]?.stringValue.flatMap(Checksum.init) ?? .sha256
        self.checksum = checksum
        mayHaveStrays = json["strays"]?.boolValue == true
        self.parts = parts.compactMap { part in
            guard let fields = part.arrayValue, fields.count == 4, let number = fields[0].integerValue,
                let size = fields[1].integerValue, let entityTag = fields[2].stringValue,
                let value = fields[3].stringValue
            else { return nil }
            return S3Part(number: Int(number), size: size, entityTag: entityTag, checksums: [checksum.rawValue: value])
        }
    }
}
