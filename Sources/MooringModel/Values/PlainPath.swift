/// The rule for paths that people give: no empty, `.` or `..` segment and no control character.
///
/// It is read by bytes. To Swift a slash and the combining mark after it are one character, to a file system and a bucket
/// they are a slash and a mark: split by characters, `..` would slip through with a mark behind its slash.
package enum PlainPath {
    /// Whether every segment of a path is a plain name. An empty path has one segment, which is empty.
    package static func holds(for path: some StringProtocol) -> Bool {
        let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return segments.allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
            && !path.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}
