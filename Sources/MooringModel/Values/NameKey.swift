internal import Foundation

/// A name as it is compared: case folded and in Unicode's normal form C, so that `Backups`, `BACKUPS` and a decomposed
/// spelling of one word are one name.
package struct NameKey: Sendable, Hashable, CustomStringConvertible {
    package let description: String

    package init(_ name: String) {
        // Upper case first: it opens what lower case alone keeps apart (ß and ss, the two small sigmas).
        description = name.uppercased().lowercased().precomposedStringWithCanonicalMapping
    }
}
