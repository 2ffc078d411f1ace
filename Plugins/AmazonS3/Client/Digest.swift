internal import Crypto

/// SHA-256, as signatures and checksums write it.
enum Digest {
    static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var hash = SHA256()
        withContiguous(bytes) { hash.update(bufferPointer: $0) }
        return hash.finalize().withUnsafeBytes { Array($0) }
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) }
        return String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
            for (index, byte) in bytes.enumerated() {
                text[2 * index] = digit(byte >> 4)
                text[2 * index + 1] = digit(byte & 15)
            }
            return 2 * bytes.count
        }
    }

    static func hmac(_ key: [UInt8], _ text: some Sequence<UInt8>) -> [UInt8] {
        var code = HMAC<SHA256>(key: SymmetricKey(data: key))
        withContiguous(text) { code.update(data: $0) }
        return code.finalize().withUnsafeBytes { Array($0) }
    }

    private static func withContiguous(_ bytes: some Sequence<UInt8>, _ body: (UnsafeRawBufferPointer) -> Void) {
        let isContiguous: Void? = bytes.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
        if isContiguous == nil { Array(bytes).withUnsafeBytes(body) }
    }
}
