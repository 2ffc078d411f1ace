/// An opaque identifier of one kind of thing: a prefix and 26 characters of Crockford's base 32 that hold a UUIDv7
/// (RFC 9562, section 5.7), such as `integ-01JD4EXAMP1E00000000000000`. Identifiers made later sort later.
public struct Identifier<Subject: IdentifierSubject>: Sendable, Hashable, Comparable, LosslessStringConvertible {
    public let description: String

    /// The identifier that `text` writes, or nil if it is none of this kind. Letters may come in either case.
    public init?(_ text: String) {
        var text = text
        guard let (bits, isCanonical) = text.withUTF8({ Self.read($0) }) else { return nil }
        // What Mooring wrote itself is kept as it is; a rebuild reads millions of these.
        self.init(description: isCanonical ? text : Self(bits: bits).description)
    }

    private static func read(_ text: UnsafeBufferPointer<UInt8>) -> (bits: UInt128, isCanonical: Bool)? {
        let prefix = Subject.prefix.utf8
        guard text.count == prefix.count + 1 + Base32.length, text.starts(with: prefix),
            text[prefix.count] == UInt8(ascii: "-")
        else { return nil }
        let digits = UnsafeBufferPointer(rebasing: text[(prefix.count + 1)...])
        guard let bits = Base32.decode(digits) else { return nil }
        return (bits, !digits.contains { $0 >= 0x61 })
    }

    /// - Parameter bits: the 128 bits of a UUIDv7.
    public init(bits: UInt128) {
        self.init(description: Subject.prefix + "-" + Base32.encode(bits))
    }

    private init(description: String) { self.description = description }

    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

/// What an ``Identifier`` identifies.
public protocol IdentifierSubject {
    /// The word before the dash.
    static var prefix: String { get }
}

public enum OrganizationSubject: IdentifierSubject { public static let prefix = "org" }
public enum ProjectSubject: IdentifierSubject { public static let prefix = "proj" }
public enum IntegrationSubject: IdentifierSubject { public static let prefix = "integ" }
public enum JobSubject: IdentifierSubject { public static let prefix = "job" }
public enum PrincipalSubject: IdentifierSubject { public static let prefix = "prin" }
public enum GrantSubject: IdentifierSubject { public static let prefix = "grant" }
public enum TokenSubject: IdentifierSubject { public static let prefix = "token" }
public enum SecretSubject: IdentifierSubject { public static let prefix = "secret" }
public enum LogSubject: IdentifierSubject { public static let prefix = "log" }

public typealias OrganizationID = Identifier<OrganizationSubject>
public typealias ProjectID = Identifier<ProjectSubject>
public typealias IntegrationID = Identifier<IntegrationSubject>
public typealias JobID = Identifier<JobSubject>
public typealias PrincipalID = Identifier<PrincipalSubject>
public typealias GrantID = Identifier<GrantSubject>
public typealias TokenID = Identifier<TokenSubject>
public typealias SecretID = Identifier<SecretSubject>
public typealias LogID = Identifier<LogSubject>

/// 128 bits as 26 characters of Crockford's base 32, most significant first.
enum Base32 {
    static let length = 26
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    static func encode(_ bits: UInt128) -> String {
        String(unsafeUninitializedCapacity: length) { buffer in
            var rest = bits
            for index in (0..<length).reversed() {
                buffer[index] = alphabet[Int(truncatingIfNeeded: rest & 31)]
                rest >>= 5
            }
            return length
        }
    }

    /// nil unless `text` is 26 of the alphabet's characters, in either case, for at most 128 bits.
    static func decode(_ text: UnsafeBufferPointer<UInt8>) -> UInt128? {
        guard text.count == length, let first = text.first, digits[Int(first)] < 8 else { return nil }
        var bits: UInt128 = 0
        for byte in text {
            let digit = digits[Int(byte)]
            guard digit < 32 else { return nil }
            bits = bits << 5 | UInt128(digit)
        }
        return bits
    }

    /// The value of each byte as a digit; 255 if it is none.
    private static let digits: [UInt8] = {
        var digits = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() {
            digits[Int(character)] = UInt8(value)
            if character >= 0x41 { digits[Int(character) + 0x20] = UInt8(value) }
        }
        return digits
    }()
}
