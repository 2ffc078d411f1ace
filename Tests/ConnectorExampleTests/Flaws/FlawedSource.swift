import ConnectorKit

/// A source, read as a connector with a flaw would read it.
struct FlawedSource: ObjectSource {
    let base: any ObjectSource
    let size: Int64
    let flaw: Flaw

    func read(at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        if flaw == .readsTheEndFirst, offset == 0 { _ = try await base.read(at: size - 1, upTo: 1) }
        if flaw == .readsTheWholeAtOnce { _ = try await base.read(at: 0, upTo: Int(size)) }
        do throws(ConnectorError) {
            return try await base.read(at: offset, upTo: count)
        } catch {
            guard flaw == .hidesWhatTheSourceSays else { throw error }
            throw ConnectorError(ConnectorError.unexpected, "The export failed.")
        }
    }
}
