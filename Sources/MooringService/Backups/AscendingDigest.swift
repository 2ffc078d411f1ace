import Crypto
import EventLog

/// The SHA-256 of a file, taken on the first ascending pass over it, whoever makes that.
struct AscendingDigest {
    /// How many bytes from the beginning on are in it.
    private(set) var length: Int64 = 0
    private var hasher = SHA256()

    /// Takes in what is new of bytes that were read.
    ///
    /// - Returns: how many of them were new.
    mutating func take(_ bytes: [UInt8], at offset: Int64) -> Int64 {
        let known = length - offset
        guard known >= 0, known < Int64(bytes.count) else { return 0 }
        bytes[Int(known)...].withUnsafeBytes { hasher.update(bufferPointer: $0) }
        length += Int64(bytes.count) - known
        return Int64(bytes.count) - known
    }

    /// In hexadecimal.
    func finished() -> String { Hexadecimal.text(Array(hasher.finalize())) }
}
