internal import ConnectorKit
internal import MooringModel

/// The part of a bucket that an integration writes to: segments between slashes, none for the whole bucket.
struct ObjectPrefix: Sendable, Hashable {
    let segments: [String]

    /// Without slashes at its ends; empty for the whole bucket.
    var text: String { segments.joined(separator: "/") }
    /// With a slash at its end; empty for the whole bucket.
    var directory: String { segments.isEmpty ? "" : text + "/" }

    /// Leaves the half of a key's 1,024 bytes to what is exported.
    static let maximumBytes = 512

    /// - Throws: ``ConfigurationError`` at `/prefix`.
    init(_ text: String) throws(ConfigurationError) {
        var segments = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        // A slash at the end means the same, and people write it.
        if segments.last == "" { segments.removeLast() }
        if let flaw = Self.flaw(of: text, segments) {
            throw ConfigurationError([
                Violation(
                    "/prefix", detail: flaw,
                    remedy: LocalizedText(
                        en: "Give segments between slashes, such as team-a/backups.",
                        zhHans: "请提供以斜杠分隔的路径段，例如 team-a/backups。"))
            ])
        }
        self.segments = segments
    }

    private static func flaw(of text: String, _ segments: [String]) -> LocalizedText? {
        if text.utf8.count > maximumBytes {
            return LocalizedText(
                en: "The prefix has \(text.utf8.count) bytes; at most \(maximumBytes) leave room for the keys in it.",
                zhHans: "前缀有 \(text.utf8.count) 个字节；最多 \(maximumBytes) 个字节，以便为其中的键留出空间。")
        }
        if segments.contains(where: { ["", ".", ".."].contains($0) }) {
            return LocalizedText(
                en: "The prefix has an empty segment, \".\" or \"..\".", zhHans: "前缀包含空路径段、“.”或“..”。")
        }
        let scalars = text.unicodeScalars
        if scalars.contains(where: { $0.properties.generalCategory == .control || $0.value == 0xFFFD }) {
            return LocalizedText(en: "The prefix has a control character.", zhHans: "前缀包含控制字符。")
        }
        // In the policy that is generated for it, they would stand for more than themselves.
        if let wild = scalars.first(where: { "*?$".unicodeScalars.contains($0) }) {
            return LocalizedText(
                en: "The prefix has \"\(wild)\", which stands for other characters in a policy.",
                zhHans: "前缀包含“\(wild)”，它在策略中会匹配其他字符。")
        }
        return nil
    }
}
