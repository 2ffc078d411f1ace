extension TreeHash: LosslessStringConvertible {
    /// 64 lower-case hexadecimal digits.
    package var description: String { Hexadecimal.text(bytes) }

    /// nil unless `text` is 64 lower-case hexadecimal digits.
    package init?(_ text: String) {
        guard let bytes = Hexadecimal.bytes(text) else { return nil }
        self.init(bytes)
    }

    /// The form that checkpoints have it in (RFC 4648, section 4).
    package var base64: String { Base64.text(bytes) }

    /// nil unless `text` is the base 64 of 32 bytes, as ``base64`` writes it.
    package init?(base64 text: String) {
        guard let bytes = Base64.bytes(text) else { return nil }
        self.init(bytes)
    }
}
