internal import MooringModel

/// The name of a file that is being written: `.mooring-<32 hexadecimal digits>.part`.
///
/// A name of its own and not a file without one (`O_TMPFILE`): that is Linux's alone and missing in NFS and some
/// overlays, and giving such a file its name needs `/proc` or a privilege. Random and not made from the key: two
/// exports of one key must not write into one file.
struct PartialName: Sendable, Hashable {
    let text: String

    init() {
        let digits = (0..<4).map { _ in
            let part = String(UInt32.random(in: 0...UInt32.max), radix: 16)
            return String(repeating: "0", count: 8 - part.count) + part
        }
        text = Self.prefix + digits.joined() + Self.suffix
    }

    /// The name that a resume value holds, nil if it holds none of ours: only such a file is ever removed.
    init?(_ resume: JSONValue) {
        guard let text = resume["partial"]?.stringValue, text.hasPrefix(Self.prefix), text.hasSuffix(Self.suffix),
            text.utf8.count == Self.prefix.utf8.count + 32 + Self.suffix.utf8.count,
            text.utf8.dropFirst(Self.prefix.utf8.count).prefix(32).allSatisfy(Self.digits.contains)
        else { return nil }
        self.text = text
    }

    var resume: JSONValue { ["partial": .string(text)] }

    private static let prefix = RelativePath.reservedPrefix
    private static let suffix = ".part"
    private static let digits = Array("0123456789abcdef".utf8)
}
