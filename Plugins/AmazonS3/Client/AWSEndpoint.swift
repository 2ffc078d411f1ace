/// Where a service answers: `https://s3.us-west-2.amazonaws.com`, or an address that the operator has put in its place.
struct AWSEndpoint: Sendable, Hashable, CustomStringConvertible {
    var isEncrypted: Bool
    /// With the port, where it is not the scheme's own, as the `Host` header has it.
    var authority: String

    /// nil unless `text` is `http://` or `https://`, a host, and perhaps a port and a slash.
    init?(_ text: String) {
        let schemes = [("https://", true), ("http://", false)]
        guard let (prefix, isEncrypted) = schemes.first(where: { text.lowercased().hasPrefix($0.0) }) else {
            return nil
        }
        var rest = text.dropFirst(prefix.count)
        if rest.last == "/" { rest.removeLast() }
        let isPlain = rest.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
                || [0x2D, 0x2E, 0x3A, 0x5B, 0x5D].contains(byte)
        }
        guard !rest.isEmpty, isPlain else { return nil }
        self.isEncrypted = isEncrypted
        authority = rest.lowercased()
        let standard = isEncrypted ? ":443" : ":80"
        if authority.hasSuffix(standard) { authority.removeLast(standard.count) }
    }

    init(isEncrypted: Bool, authority: String) {
        self.isEncrypted = isEncrypted
        self.authority = authority
    }

    /// Whether nobody on the way can change what is sent: by TLS, or because it does not leave this machine.
    var isPrivate: Bool {
        if isEncrypted { return true }
        if authority.hasPrefix("[") { return authority == "[::1]" || authority.hasPrefix("[::1]:") }
        let host = authority.split(separator: ":", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        if host == "localhost" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers.allSatisfy { $0 != nil } && numbers[0] == 127
    }

    var description: String { (isEncrypted ? "https://" : "http://") + authority }

    /// The same with a bucket's name before the host (virtual-host addressing).
    func prefixed(with bucket: String) -> AWSEndpoint {
        AWSEndpoint(isEncrypted: isEncrypted, authority: "\(bucket).\(authority)")
    }
}
