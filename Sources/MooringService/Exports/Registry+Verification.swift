import ConnectorKit
import Crypto
import EventLog
package import MooringModel
import Projections
import Stores

extension Registry {
    /// How long one call compares before it answers with how far it has come.
    private static let verificationBudget = Duration.seconds(10)
    /// Objects that are read at once.
    private static let verificationWidth = 8

    /// Compares what is at a destination with the manifest there.
    ///
    /// An object counts as what it was if the storage gives the checksum that it gave after the export; where it gives
    /// none or another, or if everything is to be read, the object is read and hashed.
    ///
    /// - Parameters:
    ///   - readsAll: read every object, whatever the storage says of it.
    ///   - after: ``ExportVerification/next`` of the call before. What is missing, extra or of another size is reported by
    ///     the first call only.
    package func verifyExport(
        _ call: Call, cluster: String, backup: String, integration: String, directory: String,
        readsAll: Bool = false, after: String? = nil, clock: any Clock<Duration> = ContinuousClock()
    ) async throws(Refusal) -> ExportVerification {
        let row = try await existing(.backup, "\(cluster)/\(backup)")
        let (place, _) = try await place(of: row)
        try await authorize(call, .export, at: place, target: "backup/\(cluster)/\(backup)", isChange: false)
        let target = try await existing(.integration, integration)
        let (targetPlace, _) = try await self.place(of: target)
        try await authorize(call, .export, at: targetPlace, target: "integration/\(integration)", isChange: false)
        guard let backupID = BackupID(backup), let integrationID = IntegrationID(target.key) else {
            throw .notFound("backup", backup)
        }
        let directory = try ExportDirectory.checked(directory)
        let reader = DestinationReader(
            connector: try await connector(for: integrationID).connector,
            keys: ExportKey(backupID, in: directory),
            retries: ExportRetries(settings: ExportSettings(), clock: clock, jitter: { Double.random(in: 0..<1) }))
        let bytes = try await reader.manifest()
        let key = "\(reader.keys.directory)/\(ExportManifest.name)"
        let manifest: ExportManifest
        do throws(ManifestError) {
            manifest = try ExportManifest(parsing: bytes)
        } catch {
            throw .manifestInvalid(key, error)
        }
        let digest = Hexadecimal.text(Array(SHA256.hash(data: bytes)))
        var verification = ExportVerification(
            manifestKey: key, manifestSHA256: digest, job: manifest.order.id,
            record: try await record(of: digest, manifest, at: key, through: integrationID),
            objects: Int64(manifest.objects.count), bytes: manifest.totalBytes)
        let rest = compare(manifest, with: try await reader.objects(), readsAll: readsAll, after, &verification)
        try await read(rest, reader, clock, &verification)
        return verification
    }

    /// What the log says about a manifest.
    private func record(
        of digest: String, _ manifest: ExportManifest, at key: String, through integration: IntegrationID
    ) async throws(Refusal) -> ExportVerification.Record {
        guard let row = try await row(.job, manifest.order.id.description),
            let recorded = row.body["manifestSha256"]?.stringValue
        else { return .unknown }
        let isThere =
            row.body["manifestKey"]?.stringValue == key
            && row.body["integration"]?.stringValue == integration.description
        return recorded == digest && isThere ? .recorded : .different
    }

    /// Compares what the storage's list tells.
    ///
    /// - Returns: the objects that are to be read.
    private func compare(
        _ manifest: ExportManifest, with listed: [[UInt8]: FoundObject], readsAll: Bool, _ after: String?,
        _ verification: inout ExportVerification
    ) -> [ManifestObject] {
        var listed = listed
        var findings = ManifestFindings()
        var rest: [ManifestObject] = []
        listed[Array(ExportManifest.name.utf8)] = nil
        if verification.record == .different {
            findings.different.append(.init(path: ExportManifest.name, cause: .manifest))
        }
        for object in manifest.objects {
            guard let found = listed.removeValue(forKey: Array(object.path.utf8)) else {
                findings.missing.append(object.path)
                continue
            }
            guard found.size == object.size else {
                findings.different.append(.init(path: object.path, cause: .size))
                continue
            }
            // One that differs proves nothing: some stores give another in a list than after writing.
            let common = found.checksums.filter { object.checksums[$0.key] != nil }
            let isProven = !common.isEmpty && common.allSatisfy { object.checksums[$0.key] == $0.value }
            if readsAll || !isProven {
                if after.map({ $0.utf8.lexicographicallyPrecedes(object.path.utf8) }) ?? true { rest.append(object) }
            } else if after == nil {
                verification.compared += 1
            }
        }
        findings.extra = listed.keys.sorted { $0.lexicographicallyPrecedes($1) }.map {
            String(decoding: $0, as: UTF8.self)
        }
        if after == nil { verification.findings = findings }
        return rest
    }

    /// Reads objects, several at once, as long as there is time.
    private func read(
        _ objects: [ManifestObject], _ reader: DestinationReader, _ clock: any Clock<Duration>,
        _ verification: inout ExportVerification
    ) async throws(Refusal) {
        let time = clock.stopwatch
        var rest = objects[...]
        while !rest.isEmpty, !Task.isCancelled {
            let batch = rest.prefix(Self.verificationWidth)
            rest = rest.dropFirst(batch.count)
            let outcomes = await withTaskGroup(of: (String, Result<ManifestFindings.Cause?, Refusal>).self) { group in
                for object in batch {
                    group.addTask {
                        do throws(Refusal) {
                            return (object.path, .success(try await reader.difference(of: object)))
                        } catch {
                            return (object.path, .failure(error))
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            for (path, outcome) in outcomes.sorted(by: { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }) {
                verification.read += 1
                if let cause = try outcome.get() {
                    verification.findings.different.append(.init(path: path, cause: cause))
                }
            }
            if !rest.isEmpty, time() >= Self.verificationBudget {
                verification.next = batch.last?.path
                return
            }
        }
    }
}
