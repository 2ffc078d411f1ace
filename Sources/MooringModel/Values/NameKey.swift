internal import Foundation

/// A name as it is compared: case folded and in Unicode's normal form C, so that `Backups`, `BACKUPS` and a decomposed
/// spelling of one word are one name.
package struct NameKey: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ name: String) {
        // Decomposed first, because a mark may become a letter in upper case (the Greek iota below), which then must not
        // come before other marks. Through upper case, which opens what lower case alone keeps apart (ß and ss, the two
        // small sigmas), and to there from lower case (ẞ, the capital ß).
        let folded = name.decomposedStringWithCanonicalMapping.lowercased().uppercased().lowercased()
        description = folded.precomposedStringWithCanonicalMapping
    }
}
