import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
package import MooringService
import NIOCore
import NIOSSL
import ServiceLifecycle

/// The HTTP interface as a service: listens until the process stops, and then lets running requests end.
package struct MooringServer: Service {
    private let application: Application<RouterResponder<MooringContext>>

    /// - Parameter onReady: called with the port once the server answers.
    /// - Throws: where the endpoints contradict themselves, or the TLS files cannot be read.
    package init(
        _ registry: Registry, _ configuration: HTTPConfiguration, _ installation: Installation,
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws {
        let table = try EndpointTable.complete()
        let pipeline = Pipeline(
            registry: registry, installation: installation, table: table,
            limiter: RateLimiter(perSecond: configuration.rateLimit),
            clientAddress: ClientAddress(trustedProxies: configuration.trustedProxies))
        application = Application(
            router: pipeline.router(), server: try Self.builder(configuration.tls),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: "Mooring"),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? configuration.port) },
            logger: registry.logger)
    }

    package func run() async throws { try await application.run() }

    private static func builder(_ files: HTTPConfiguration.TLSFiles?) throws -> HTTPServerBuilder {
        guard let files else { return .http1() }
        let chain = try NIOSSLCertificate.fromPEMFile(files.certificate).map(NIOSSLCertificateSource.certificate)
        let key = try NIOSSLPrivateKey(file: files.key, format: .pem)
        return try .tls(
            .http1(), tlsConfiguration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
    }
}
