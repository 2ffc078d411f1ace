import ConnectorKit
import LocalDirectory
import MooringModel
import Synchronization

/// A local directory whose exports fail half of the time: as often before the object has arrived as after it.
final class FailingDirectory: ConnectorProvider {
    private let inner: LocalDirectoryProvider
    private let state: Mutex<UInt64>

    init(_ inner: LocalDirectoryProvider, seed: UInt64) {
        self.inner = inner
        state = Mutex(seed)
    }

    var descriptor: ConnectorDescriptor { inner.descriptor }

    func location(of configuration: JSONValue, region: Region) throws(ConfigurationError) -> StorageLocation {
        try inner.location(of: configuration, region: region)
    }

    func connector(
        for configuration: JSONValue, context: ConnectorContext
    ) throws(ConfigurationError) -> any Connector {
        FailingConnector(inner: try inner.connector(for: configuration, context: context), provider: self)
    }

    /// 0, 1, 2 or 3, each as often as the others (Steele, Lea, Flood: Fast splittable pseudorandom number generators).
    func throwDie() -> Int {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % 4)
        }
    }
}

struct FailingConnector: Connector {
    let inner: any Connector
    let provider: FailingDirectory

    func authorization() -> AuthorizationMaterials { inner.authorization() }

    func validate(_ run: CheckRun) async { await inner.validate(run) }

    func export(
        _ object: ExportObject, resume: JSONValue?,
        save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt {
        let die = provider.throwDie()
        if die == 0 { throw ConnectorError(ConnectorError.unavailable, "nobody answers", isRetryable: true) }
        let receipt = try await inner.export(object, resume: resume, save: save)
        if die == 1 { throw ConnectorError(ConnectorError.unavailable, "the answer is lost", isRetryable: true) }
        return receipt
    }

    func abandon(_ key: String, resume: JSONValue) async throws(ConnectorError) {
        try await inner.abandon(key, resume: resume)
    }

    func find(_ key: String) async throws(ConnectorError) -> FoundObject? { try await inner.find(key) }

    func list(_ directory: String, continuing cursor: String?) async throws(ConnectorError) -> ListedObjects {
        try await inner.list(directory, continuing: cursor)
    }

    func read(_ key: String, at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        try await inner.read(key, at: offset, upTo: count)
    }
}
