import ConnectorKit

/// An object's bytes that are in memory: the manifest's.
struct ExportBytes: ObjectSource {
    let bytes: [UInt8]

    func read(at offset: Int64, upTo count: Int) -> [UInt8] {
        let start = min(max(0, Int(offset)), bytes.count)
        return Array(bytes[start..<min(start + max(0, count), bytes.count)])
    }
}
