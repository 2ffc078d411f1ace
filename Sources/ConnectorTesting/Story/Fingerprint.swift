import Crypto

/// Stands for bytes: comparing these is quick, and a failed test does not print megabytes.
struct Fingerprint: Sendable, Hashable, CustomStringConvertible {
    let size: Int
    /// As 64 lower-case hexadecimal digits.
    let sha256: String

    init(_ bytes: [UInt8]) {
        size = bytes.count
        sha256 = Self.sha256(bytes)
    }

    var description: String { "\(size) bytes \(sha256.prefix(8))" }

    static func sha256(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
