/// An identifier that its owner gives: 1 to 64 characters of `A–Z a–z 0–9 . _ -`, the first a letter or a digit.
///
/// Clusters and backups have names of their own in the data platform, and those are used here too.
package struct GivenIdentifier<Subject>: Sendable, Hashable, Comparable, LosslessStringConvertible {
    package let description: String

    /// nil unless `text` follows the rule above.
    package init?(_ text: String) {
        let utf8 = text.utf8
        guard (1...64).contains(utf8.count), let first = utf8.first, Self.isAlphanumeric(first),
            utf8.allSatisfy({ Self.isAlphanumeric($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D })
        else { return nil }
        description = text
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    package static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

package enum ClusterSubject {}
package enum BackupSubject {}

package typealias ClusterID = GivenIdentifier<ClusterSubject>
package typealias BackupID = GivenIdentifier<BackupSubject>
