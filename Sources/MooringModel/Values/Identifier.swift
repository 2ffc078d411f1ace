/// An opaque identifier of one kind of thing: a prefix and 26 characters of Crockford's base 32 that hold a UUIDv7
/// (RFC 9562, section 5.7), such as `integ-01JDEXAMPLE0000000000000AB`. Identifiers made later sort later.
public struct Identifier<Subject: IdentifierSubject>: Sendable, Hashable, Comparable, LosslessStringConvertible {
    public let description: String

    /// The identifier that `text` writes, or nil if it is none of this kind. Letters may come in either case.
    public init?(_ text: String) {
        guard text.utf8.count == Subject.prefix.utf8.count + 1 + Base32.length,
            text.hasPrefix(Subject.prefix + "-"),
            let bits = Base32.decode(text.suffix(Base32.length))
        else { return nil }
        self.init(bits: bits)
    }

    /// - Parameter bits: the 128 bits of a UUIDv7.
    public init(bits: UInt128) {
        description = Subject.prefix + "-" + Base32.encode(bits)
    }

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

    static func decode(_ text: some StringProtocol) -> UInt128? {
        var bits: UInt128 = 0
        for (index, byte) in text.utf8.enumerated() {
            let upper = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
            guard let digit = alphabet.firstIndex(of: upper), index > 0 || digit < 8 else { return nil }
            bits = bits << 5 | UInt128(digit)
        }
        return bits
    }
}
