import ConnectorKit

/// A short text to export.
struct TextSource: ObjectSource {
    let bytes: [UInt8]
    let beforeRead: @Sendable () -> Void

    func read(at offset: Int64, upTo count: Int) -> [UInt8] {
        beforeRead()
        return Array(bytes.dropFirst(Int(offset)).prefix(count))
    }
}

extension Connector {
    /// Exports a text.
    ///
    /// - Parameter beforeRead: runs when the source is read, which is after the partial file was made.
    @discardableResult
    func export(
        _ text: String, to key: String, beforeRead: @escaping @Sendable () -> Void = {}
    ) async throws(ConnectorError) -> ExportReceipt {
        let source = TextSource(bytes: Array(text.utf8), beforeRead: beforeRead)
        return try await export(
            ExportObject(key: key, size: Int64(source.bytes.count), source: source), resume: nil
        ) { _ in }
    }
}
