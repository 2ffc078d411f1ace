internal import ArgumentParser
internal import MooringHTTP

extension HTTPConfiguration {
    init(_ settings: ServeSettings) throws {
        self.init()
        host = settings.address
        port = settings.port
        switch (settings.tlsCertificate, settings.tlsKey) {
        case (let certificate?, let key?): tls = TLSFiles(certificate: certificate, key: key)
        case (nil, nil): break
        default: throw ValidationError("Give both the TLS certificate and its key, or neither.")
        }
        isBehindProxy = settings.isBehindProxy
        trustedProxies = settings.trustedProxies
        rateLimit = settings.rateLimit
        if let flaw { throw ValidationError(flaw) }
    }
}
