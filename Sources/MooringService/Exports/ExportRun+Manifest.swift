import ConnectorKit
import Crypto
import EventLog
import MooringModel
import Stores

// The manifest names the head of the log as it was when the manifest was first tried, the last checkpoint and the
// integration's version. They are kept in the ledger beside the connector's own note (``ExportManifestNote``) before
// anything is sent: a run that takes over from one that wrote the manifest and died builds the same bytes, and finds its
// own object there.

extension ExportRun {
    func sendManifest(_ files: [SourceFile], _ book: ExportBook) async throws(ExportEnd) -> ExportOutcome {
        let key = try ExportKey(order).key(of: ExportManifest.name)
        let noted = try await notedHead(book)
        let manifest = ExportManifest(
            order: order, integrationVersion: noted.integrationVersion, position: noted.position, root: noted.root,
            checkpoint: noted.checkpoint, objects: files.compactMap { book[$0.path].map(ManifestObject.init) })
        let bytes = manifest.json.canonicalBytes
        let sha256 = Hexadecimal.text(Array(SHA256.hash(data: bytes)))
        var entry = ExportedObject(path: ExportManifest.name, size: Int64(bytes.count), modified: 0)
        entry.resume = noted.note(connector: noted.connector)
        let first = entry
        do throws(ExportEnd) {
            try await retries.run(ExportManifest.name) { () async throws(ConnectorError) in
                if book[ExportManifest.name] == nil { try await book.note(first) }
                let object = ExportObject(
                    key: key, size: first.size, sha256: sha256, source: ExportBytes(bytes: bytes))
                let resume = book[ExportManifest.name]?.leftover
                let receipt = try await connector.export(object, resume: resume) {
                    resume async throws(ConnectorError) in
                    var entry = first
                    entry.resume = noted.note(connector: resume)
                    try await book.note(entry)
                }
                try Self.check(receipt, size: first.size, sha256: sha256, key: key)
            }
        } catch {
            // Another job came first, after this one had looked.
            if case .failed(let failure) = error, failure.code == ConnectorError.alreadyExists {
                throw .failed(Self.destinationComplete(key))
            }
            throw error
        }
        return .succeeded(
            objects: Int64(manifest.objects.count), bytes: manifest.totalBytes, manifestKey: key, manifestSHA256: sha256
        )
    }

    private func notedHead(_ book: ExportBook) async throws(ExportEnd) -> ExportManifestNote {
        if let note = book[ExportManifest.name]?.resume.flatMap(ExportManifestNote.init) { return note }
        do throws(StoreError) {
            let head = try await head()
            return ExportManifestNote(
                position: head.position, root: head.root.description, checkpoint: checkpoint(),
                integrationVersion: integrationVersion)
        } catch {
            throw .failed(ExportFailure(code: "log-unavailable", detail: error.message, isRetryable: true))
        }
    }
}

extension ManifestObject {
    fileprivate init(_ object: ExportedObject) {
        var checksums: [String: String] = [:]
        for member in object.receipt?.objectValue?.members ?? [] { checksums[member.name] = member.value.stringValue }
        self.init(path: object.path, size: object.size, sha256: object.sha256 ?? "", checksums: checksums)
    }
}
