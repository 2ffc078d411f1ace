import ConnectorKit
import MooringModel
import Stores

/// The bytes of a closed batch, for a connector.
struct SpooledBatch: ObjectSource {
    let spool: any AuditSpool
    let log: ForwardedLog
    let number: Int64

    func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        do throws(StoreError) {
            return try await spool.read(number, of: log, at: offset, upTo: count)
        } catch {
            throw ConnectorError(ConnectorError.sourceChanged, error.message, isRetryable: error.code != .corrupt)
        }
    }
}
