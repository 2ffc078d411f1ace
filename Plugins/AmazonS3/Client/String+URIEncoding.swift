extension String {
    /// Every byte but RFC 3986's unreserved characters as `%XX`, as the signature wants it ("URI encode" in the AWS
    /// documentation of Signature Version 4): a space is `%20`, and nothing is ever written `+`.
    ///
    /// - Parameter keepsSlashes: whether `/` stays, as it does in the path of an object's key.
    func uriEncoded(keepsSlashes: Bool = false) -> String {
        if utf8.allSatisfy({ Self.isUnreserved($0, keepsSlashes) }) { return self }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for byte in utf8 {
            if Self.isUnreserved(byte, keepsSlashes) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8, _ keepsSlashes: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        case UInt8(ascii: "/"): keepsSlashes
        default: false
        }
    }
}
