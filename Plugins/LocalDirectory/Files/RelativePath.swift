internal import MooringModel

/// A path below a directory: segments that each name one thing in it and lead nowhere else.
struct RelativePath: Sendable, Hashable {
    static let maximumLength = 1024
    static let maximumSegmentLength = 255
    /// Names that begin so are Mooring's own: probes, and files that are being written.
    static let reservedPrefix = ".mooring-"

    let directories: [String]
    let name: String

    var segments: [String] { directories + [name] }

    /// - Throws: ``RelativePathError`` with the first thing that is wrong.
    init(_ text: String) throws(RelativePathError) {
        guard text.utf8.count <= Self.maximumLength else {
            throw RelativePathError(
                LocalizedText(
                    en: "It has \(text.utf8.count) bytes; at most \(Self.maximumLength) are allowed.",
                    zhHans: "共 \(text.utf8.count) 字节，最多允许 \(Self.maximumLength) 字节。"))
        }
        // By scalars: to Swift, a slash with a combining accent upon it is no slash.
        var segments = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        for segment in segments {
            if let flaw = Self.flaw(of: segment) { throw RelativePathError(flaw) }
        }
        name = segments.removeLast()
        directories = segments
    }

    private static func flaw(of segment: String) -> LocalizedText? {
        if segment.isEmpty {
            return LocalizedText(
                en: "It is empty, begins or ends with a slash, or has two in a row.",
                zhHans: "为空，以斜杠开头或结尾，或含有连续的斜杠。")
        }
        if segment == "." || segment == ".." {
            return LocalizedText(
                en: "\"\(segment)\" in it is not the name of anything.", zhHans: "其中的“\(segment)”不是名称。")
        }
        if segment.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            return LocalizedText(en: "There is a control character in it.", zhHans: "含有控制字符。")
        }
        if segment.utf8.count > maximumSegmentLength {
            return LocalizedText(
                en: "One name in it has \(segment.utf8.count) bytes; at most \(maximumSegmentLength) are allowed.",
                zhHans: "其中一个名称有 \(segment.utf8.count) 字节，最多允许 \(maximumSegmentLength) 字节。")
        }
        if segment.hasPrefix(reservedPrefix) {
            return LocalizedText(
                en: "Names that begin with \"\(reservedPrefix)\" are Mooring's own.",
                zhHans: "以“\(reservedPrefix)”开头的名称由 Mooring 保留。")
        }
        return nil
    }
}

/// Why a text is no path below a directory.
struct RelativePathError: Error, Sendable, Hashable {
    var reason: LocalizedText

    init(_ reason: LocalizedText) { self.reason = reason }
}
