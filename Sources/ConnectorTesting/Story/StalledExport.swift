import ConnectorKit
import Testing

/// An export that waits in a read.
struct StalledExport: Sendable {
    let saved: SavedValues
    let gate: Gate
    let task: Task<ExportReceipt, any Error>

    /// Lets the read fail and the export come to its end, whatever that is by now.
    func fail() async {
        gate.open()
        await #expect(throws: ConnectorError.self) { try await task.value }
    }
}
