package import ConnectorKit
package import Logging
package import MooringModel

/// The registry of storage integrations: the use cases, each a method in the folder of its subject.
///
/// A use case reads top to bottom: who may, what is known, what is decided, what is recorded, what is answered. It
/// refuses by throwing a ``Refusal``; then nothing has changed.
package struct Registry: Sendable {
    package let ports: Ports
    package let catalog: ConnectorCatalog
    package let now: @Sendable () -> Timestamp
    package let randomness: any Randomness
    package let logger: Logger
    let sealer: SecretSealer
    let refusals: RefusalCounter
    let troubles = ExportTroubles()
    let blockingIO: BlockingIO
    /// The bounds of forwarding audit logs.
    package let auditLog: AuditLogSettings
    let forwardings: ForwardingDesk
    /// Directories that can never be a backup's source or a destination: where the data lie.
    package let protectedDirectories: [String]

    /// - Parameters:
    ///   - secretKey: 32 bytes that secrets are encrypted with.
    ///   - protectedDirectories: absolute paths.
    package init(
        ports: Ports, catalog: ConnectorCatalog, secretKey: [UInt8], protectedDirectories: [String] = [],
        auditLog: AuditLogSettings = AuditLogSettings(), now: @escaping @Sendable () -> Timestamp,
        randomness: any Randomness = SystemRandomness(), logger: Logger
    ) {
        self.ports = ports
        self.catalog = catalog
        self.now = now
        self.randomness = randomness
        self.logger = logger
        self.protectedDirectories = protectedDirectories
        self.auditLog = auditLog
        forwardings = ForwardingDesk()
        sealer = SecretSealer(key: secretKey)
        refusals = RefusalCounter()
        blockingIO = BlockingIO(label: "mooring.sources", width: 8)
    }

    /// A new identifier: a UUIDv7 of this moment.
    func newIdentifier<Subject>(_ type: Identifier<Subject>.Type = Identifier<Subject>.self) -> Identifier<Subject> {
        Identifier(bits: randomness.uuidV7(at: now()))
    }
}
