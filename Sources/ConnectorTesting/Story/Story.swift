import ConnectorKit
import MooringModel
import Testing

/// A destination, and the integration that exports there: what the guarantees are told with.
struct Story: Sendable {
    let destination: Destination
    let secrets: SecretSwitch

    init(_ destination: Destination) {
        self.destination = destination
        secrets = SecretSwitch(destination.secrets)
    }

    var provider: any ConnectorProvider { destination.provider }
    var descriptor: ConnectorDescriptor { provider.descriptor }

    /// The key of an object like those of backups.
    let key = "nightly-2026-11-25/binlogs/insert_log/449/450.bin"

    /// An object that is read in several pieces by every connector.
    var large: [UInt8] { Bytes.made(max(2 * ExportObject.largestRead, 2 * (destination.pieces.max() ?? 0)) + 4_711) }

    let small = Bytes.made(70_003)

    /// A connector as the service makes one for each use: none has anything from another.
    func connector(
        of configuration: JSONValue? = nil, access: IntegrationAccess = .readwrite
    ) throws(ConfigurationError) -> any Connector {
        let identity = IntegrationIdentity(
            id: IntegrationID(bits: 7), project: ProjectID(bits: 5), name: "nightly", region: destination.region,
            access: access, externalID: "mooring-7f3k9")
        return try provider.connector(
            for: descriptor.configurationSchema.withDefaults(configuration ?? destination.configuration),
            context: ConnectorContext(integration: identity, secrets: secrets))
    }

    /// What the storage holds now.
    func contents() async throws -> Snapshot { Snapshot(try await destination.inspector.contents()) }

    /// Exports bytes through a new connector.
    @discardableResult
    func export(
        _ bytes: [UInt8], to key: String? = nil, resume: JSONValue? = nil, save: SavedValues = SavedValues()
    ) async throws -> ExportReceipt {
        try await export(RecordedSource(bytes), size: bytes.count, to: key, resume: resume, save: save)
    }

    /// Exports what a source reads through a new connector.
    @discardableResult
    func export(
        _ source: RecordedSource, size: Int, sha256: String? = nil, to key: String? = nil, resume: JSONValue? = nil,
        save: SavedValues = SavedValues()
    ) async throws -> ExportReceipt {
        let object = ExportObject(key: key ?? self.key, size: Int64(size), sha256: sha256, source: source)
        return try await connector().export(object, resume: resume, save: save.save)
    }

    /// Frees what an export left, if it saved where that is.
    func abandon(_ saved: SavedValues, at key: String? = nil) async throws {
        guard let resume = saved.resume else { return }
        try await connector().abandon(key ?? self.key, resume: resume)
    }

    /// Expects that the whole object is at its key, and nothing else but what was there.
    func expectArrival(
        of bytes: [UInt8], since before: Snapshot, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        #expect(try await contents() == before.with(bytes, at: key), sourceLocation: sourceLocation)
    }

    /// The reads at which an export of the large object is interrupted: the first, one in the middle, the last.
    func placesToInterrupt() async throws -> [Int] {
        let source = RecordedSource(large)
        try await export(source, size: large.count, to: "rehearsal/" + key)
        let count = source.firstPass
        return Set([0, count / 2, count - 1]).filter { $0 >= 0 }.sorted()
    }
}
