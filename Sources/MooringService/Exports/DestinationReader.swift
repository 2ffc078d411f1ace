import ConnectorKit
import Crypto
import EventLog
import MooringModel

/// Reads what an export has put at its destination.
struct DestinationReader: Sendable {
    let connector: any Connector
    let keys: ExportKey
    let retries: ExportRetries

    /// The largest manifest that is read: that of some two million objects.
    private static let largestManifest: Int64 = 512 << 20

    func manifest() async throws(Refusal) -> [UInt8] {
        let key = try key(of: ExportManifest.name)
        guard let found = try await asking({ () async throws(ConnectorError) in try await connector.find(key) }) else {
            throw .manifestMissing(key)
        }
        guard found.size <= Self.largestManifest else {
            throw .manifestInvalid(key, ManifestError("It has \(found.size) bytes."))
        }
        var bytes: [UInt8] = []
        while Int64(bytes.count) < found.size {
            let offset = Int64(bytes.count)
            let piece = try await asking { () async throws(ConnectorError) in
                try await connector.read(key, at: offset, upTo: ExportObject.largestRead)
            }
            if piece.isEmpty { break }
            bytes += piece
        }
        return bytes
    }

    /// What the backup's directory at the destination holds, by the bytes of the paths: to Swift, a composed and a
    /// decomposed "é" are one string, to a storage two names.
    func objects() async throws(Refusal) -> [[UInt8]: FoundObject] {
        var objects: [[UInt8]: FoundObject] = [:]
        var cursor: String?
        repeat {
            let from = cursor
            let page = try await asking { () async throws(ConnectorError) in
                try await connector.list(keys.directory, continuing: from)
            }
            for listed in page.objects {
                if let path = keys.path(of: listed.key) { objects[Array(path.utf8)] = listed.object }
            }
            cursor = page.next
        } while cursor != nil
        return objects
    }

    /// In what an object, read from its first byte to its last, is not what it should be; nil if it is.
    func difference(of object: ManifestObject) async throws(Refusal) -> ManifestFindings.Cause? {
        let key = try key(of: object.path)
        var digest = SHA256()
        var offset: Int64 = 0
        while true {
            let start = offset
            let bytes = try await asking { () async throws(ConnectorError) in
                try await connector.read(key, at: start, upTo: ExportObject.largestRead)
            }
            if bytes.isEmpty { break }
            bytes.withUnsafeBytes { digest.update(bufferPointer: $0) }
            offset += Int64(bytes.count)
            guard offset <= object.size else { return .size }
        }
        guard offset == object.size else { return .size }
        return Hexadecimal.text(Array(digest.finalize())) == object.sha256 ? nil : .content
    }

    private func key(of path: String) throws(Refusal) -> String {
        do throws(ExportEnd) { return try keys.key(of: path) } catch { throw Refusal(error) }
    }

    private func asking<Value: Sendable>(
        _ question: () async throws(ConnectorError) -> Value
    ) async throws(Refusal) -> Value {
        do throws(ExportEnd) { return try await retries.run(nil, question) } catch { throw Refusal(error) }
    }
}

extension Refusal {
    fileprivate init(_ end: ExportEnd) {
        switch end {
        case .failed(let failure): self = .destinationUnreadable(failure)
        case .stopped:
            self = .destinationUnreadable(
                ExportFailure(code: "canceled", detail: "The request was given up.", isRetryable: true))
        }
    }
}
