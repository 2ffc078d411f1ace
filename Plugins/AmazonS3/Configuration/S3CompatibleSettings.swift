/// What the operator of Mooring sets for the kind `s3-compatible`.
public struct S3CompatibleSettings: Sendable, Hashable {
    /// The servers that a project may name, each as host and port (`minio.example.com:9000`), both exactly.
    ///
    /// No pattern and no host alone: a project chooses where Mooring connects to from inside the operator's network, and
    /// whatever is named here may have an address in that network.
    public var endpoints: [String]

    public init(endpoints: [String]) { self.endpoints = endpoints.map { $0.lowercased() } }

    /// What is wrong with them, without its full stop; nil if nothing is.
    var flaw: String? {
        for endpoint in endpoints {
            guard let colon = endpoint.lastIndex(of: ":"), colon > endpoint.startIndex,
                let port = UInt16(endpoint[endpoint.index(after: colon)...]), port > 0,
                AWSEndpoint("https://\(endpoint)") != nil
            else { return "\"\(endpoint)\" is not a host and a port, such as minio.example.com:9000" }
        }
        return nil
    }

    func allows(_ endpoint: AWSEndpoint) -> Bool { endpoints.contains(endpoint.hostAndPort) }
}

extension AWSEndpoint {
    /// With the port in any case.
    var hostAndPort: String {
        let afterHost = authority.lastIndex(of: "]").map { authority[$0...] } ?? authority[...]
        return afterHost.contains(":") ? authority : "\(authority):\(isEncrypted ? 443 : 80)"
    }
}
