/// The name of a key that signs notes; a log's origin, too, since a log signs with a key of its own name.
///
/// Not empty, and without white space, control characters and plus signs, which separate it from what follows it in
/// notes and keys (C2SP signed-note, «Format»). Names with different bytes are different names.
package struct NoteName: Sendable, LosslessStringConvertible {
    package let description: String

    /// nil unless `text` follows the rule above.
    package init?(_ text: String) {
        let scalars = text.unicodeScalars
        guard !scalars.isEmpty,
            scalars.allSatisfy({ $0 != "+" && $0.value >= 0x20 && !$0.properties.isWhitespace })
        else { return nil }
        description = text
    }
}

extension NoteName: Hashable {
    package static func == (left: Self, right: Self) -> Bool {
        left.description.utf8.elementsEqual(right.description.utf8)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
