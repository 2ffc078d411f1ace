import Crypto
import EventLog

/// Encrypts secrets with AES-256-GCM under the installation's key, bound to where they belong.
struct SecretSealer: Sendable {
    private let encryption: SymmetricKey
    private let fingerprinting: SymmetricKey

    /// - Parameter key: 32 bytes; two keys are derived from it (HKDF, RFC 5869), one for each use.
    init(key: [UInt8]) {
        let master = SymmetricKey(data: key)
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(inputKeyMaterial: master, info: Array(purpose.utf8), outputByteCount: 32)
        }
        encryption = derived("mooring secret encryption")
        fingerprinting = derived("mooring secret fingerprint")
    }

    /// - Parameter owner: what the secret belongs to; it opens only with the same.
    func seal(_ value: [UInt8], owner: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(value, using: encryption, authenticating: Array(owner.utf8))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    func open(_ sealed: [UInt8], owner: String) throws -> [UInt8] {
        Array(
            try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: encryption, authenticating: Array(owner.utf8)))
    }

    /// A keyed hash: the same for the same value, and of no use to guess it without the key.
    func fingerprint(_ value: [UInt8]) -> String {
        Hexadecimal.text(Array(HMAC<SHA256>.authenticationCode(for: value, using: fingerprinting)).prefix(8))
    }
}
