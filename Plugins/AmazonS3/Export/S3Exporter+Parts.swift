internal import ConnectorKit
internal import MooringModel

extension S3Exporter {
    func exportInParts(
        _ object: ExportObject, to key: String, _ leftover: S3Leftover?,
        save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt {
        let size = limits.partSize(of: object.size)
        if case .upload(let begun) = leftover, begun.partSize == size, begun.checksum == .sha256 || isPrivate {
            do throws(ConnectorError) {
                return try await finish(begun, of: object, to: key, save)
            } catch {
                // Somebody has removed it meanwhile: a lifecycle rule, or whoever tidies up. Another one is as good.
                guard error.evidence?.code == Self.noUpload else { throw error }
            }
            try await clearStrays(key, of: begun)
        } else if let leftover {
            try await clear(key, leftover)
        }
        let upload = try await begin(key, partSize: size, save)
        do throws(ConnectorError) {
            return try await finish(upload, of: object, to: key, save)
        } catch {
            var error = error
            // Not begun anew by this call: who has abandoned the export, and so removed the upload, wants no other.
            if error.evidence?.code == Self.noUpload { error.isRetryable = true }
            throw error
        }
    }

    private static let noUpload = "NoSuchUpload"

    /// Begins an upload, which is saved before it is there and again when its identifier is known.
    private func begin(
        _ key: String, partSize: Int64, _ save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> S3Upload {
        try await save(S3Leftover.beginning.json)
        let upload = try await begin(key, partSize: partSize)
        try await save(S3Leftover.upload(upload).json)
        return upload
    }

    /// Sends what is missing of an upload, and makes the object of it.
    private func finish(
        _ upload: S3Upload, of object: ExportObject, to key: String,
        _ save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt {
        let (upload, digest) = try await send(object, to: key, upload, save)
        // Somebody else may have put something there while the parts were sent.
        if let receipt = try await present(key, as: object, digest: digest) {
            try await clear(key, .upload(upload))
            return receipt
        }
        do throws(AWSFailure) {
            let parts = upload.parts.map { part in
                knowsChecksums || upload.checksum == .crc32c
                    ? part : S3Part(number: part.number, size: part.size, entityTag: part.entityTag)
            }
            try await writingNew { isNew async throws(AWSFailure) in
                try await client.completeMultipartUpload(key, upload: upload.id, parts, isNew: isNew)
            }
        } catch {
            return try await settle(error, key, upload, object, digest)
        }
        try await clearStrays(key, of: upload)
        let found = try await present(key, size: object.size)
        return ExportReceipt(size: object.size, checksums: checksums(found, sha256: digest))
    }

    private func begin(_ key: String, partSize: Int64) async throws(ConnectorError) -> S3Upload {
        do throws(AWSFailure) {
            let checksum: Checksum = leavesPartsUnsigned ? .crc32c : .sha256
            var headers = writeHeaders
            if knowsChecksums || leavesPartsUnsigned { headers.append(checksum.algorithmHeader) }
            var attempts = 0
            let id = try await retrying { () async throws(AWSFailure) in
                attempts += 1
                return try await client.createMultipartUpload(key, headers: headers)
            }
            return S3Upload(id: id, partSize: partSize, checksum: checksum, mayHaveStrays: attempts > 1)
        } catch {
            throw error.connectorError
        }
    }

    /// An upload that was not completed: its object may be there all the same, from an attempt whose answer was lost.
    private func settle(
        _ failure: AWSFailure, _ key: String, _ upload: S3Upload, _ object: ExportObject, _ digest: String
    ) async throws(ConnectorError) -> ExportReceipt {
        if failure.isPreconditionFailed {
            guard let receipt = try await present(key, as: object, digest: digest) else { throw .cameAndWent(key) }
            try await clear(key, .upload(upload))
            return receipt
        }
        let gone = try await absence(of: upload, key, failure)
        if let gone {
            if let receipt = try await present(key, as: object, digest: digest) {
                try await clearStrays(key, of: upload)
                return receipt
            }
            throw ConnectorError(
                ConnectorError.unavailable, "The upload of \"\(key)\" is gone: \(gone.text)", isRetryable: true,
                evidence: gone.evidence)
        }
        throw failure.connectorError
    }

    /// What says that an upload is not there, after it could not be completed; nil if nothing says so.
    ///
    /// Ceph's gateway answers the completion of one that was removed with 500, so the parts are asked for then. Whoever
    /// may not list them is not told.
    private func absence(
        of upload: S3Upload, _ key: String, _ failure: AWSFailure
    ) async throws(ConnectorError) -> AWSFailure? {
        if failure.isRefusal(Self.noUpload) { return failure }
        guard case .unavailable = failure.kind else { return nil }
        do throws(AWSFailure) {
            _ = try await retrying { () async throws(AWSFailure) in try await client.listParts(key, upload: upload.id) }
            return nil
        } catch {
            guard error.isNotFound, error.code != "NoSuchBucket" else { return nil }
            // The gateway calls it NoSuchKey.
            var gone = error
            gone.code = Self.noUpload
            return gone
        }
    }

    private func present(_ key: String, size: Int64) async throws(ConnectorError) -> S3Object {
        let found: S3Object
        do throws(AWSFailure) {
            found = try await retrying { () async throws(AWSFailure) in try await client.head(key) }
        } catch {
            throw error.connectorError
        }
        guard found.size == size else { throw .exists(key, "an object of \(found.size) bytes, not \(size)") }
        return found
    }

    // MARK: The parts

    /// Sends the parts that are missing.
    ///
    /// - Returns: the upload with all its parts, and the SHA-256 of the whole in hexadecimal.
    private func send(
        _ object: ExportObject, to key: String, _ upload: S3Upload,
        _ save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> (S3Upload, String) {
        var upload = upload
        let known = Dictionary(upload.parts.map { ($0.number, $0) }) { first, _ in first }
        var whole = object.source.hashing == nil ? RunningDigest() : nil
        var unsaved = Unsaved()
        var offset: Int64 = 0
        var number = 0
        let outcome = await withTaskGroup(of: Result<S3Part, ConnectorError>.self) {
            group async -> Result<Void, ConnectorError> in
            var running = 0
            do throws(ConnectorError) {
                while offset < object.size || running > 0 {
                    if running < limits.concurrentParts, offset < object.size {
                        number += 1
                        let range = offset..<min(object.size, offset + upload.partSize)
                        offset = range.upperBound
                        // What has arrived is saved while the next part is read: a disk's sync is not waited for in turn.
                        let (arrived, new) = (upload, unsaved)
                        async let saving = saved(arrived, new, save)
                        let sum = try await object.pass(over: range, taking: upload.checksum, also: &whole)
                        unsaved = try await saving.get()
                        let checksum = upload.checksum
                        let checksums = [checksum.rawValue: Base64.text(sum)]
                        if let part = known[number], part.checksums == checksums, part.size == range.length {
                            continue
                        }
                        let part = S3Part(number: number, size: range.length, entityTag: "", checksums: checksums)
                        let body = AWSBody.range(
                            object.source, offset: range.lowerBound, count: range.length,
                            sha256: checksum == .sha256 ? Digest.hexadecimal(sum) : nil)
                        let id = upload.id
                        running += 1
                        group.addTask { await sent(part, of: id, to: key, body) }
                    } else if let result = await group.next() {
                        running -= 1
                        upload.take(try result.get())
                        unsaved.count += 1
                        if offset == object.size { unsaved = try await saved(upload, unsaved, save).get() }
                    }
                }
                return .success(())
            } catch {
                // Parts that still arrive are worth remembering; where the whole is canceled, so are they.
                for await result in group { if let part = try? result.get() { upload.take(part) } }
                return .failure(error)
            }
        }
        if unsaved.count > 0 || (try? outcome.get()) == nil { try await save(S3Leftover.upload(upload).json) }
        try outcome.get()
        let digest: [UInt8]
        if let whole { digest = whole.finish() } else { digest = try await object.digest() }
        try object.check(digest)
        return (upload, Digest.hexadecimal(digest))
    }

    /// Parts that have arrived since the upload was saved last.
    private struct Unsaved: Sendable {
        var count = 0
        var since = ContinuousClock.now
    }

    /// Saves an upload if enough of it is new: each of the first parts, and then ever fewer, because what is saved grows
    /// with every part.
    ///
    /// - Returns: what is unsaved then.
    private func saved(
        _ upload: S3Upload, _ unsaved: Unsaved, _ save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async -> Result<Unsaved, ConnectorError> {
        guard unsaved.count >= max(1, upload.parts.count / 64), unsaved.since.duration(to: .now) >= limits.savingPause
        else { return .success(unsaved) }
        do throws(ConnectorError) {
            try await save(S3Leftover.upload(upload).json)
            return .success(Unsaved())
        } catch {
            return .failure(error)
        }
    }

    private func sent(
        _ part: S3Part, of upload: String, to key: String, _ body: AWSBody
    ) async -> Result<S3Part, ConnectorError> {
        do throws(AWSFailure) {
            let headers = part.checksums.map { (name: "x-amz-checksum-\($0.key)", value: $0.value) }
            var sent = part
            (sent.entityTag, _) = try await retrying { () async throws(AWSFailure) in
                try await client.uploadPart(key, upload: upload, number: part.number, body, headers: headers)
            }
            return .success(sent)
        } catch {
            return .failure(error.connectorError)
        }
    }
}

extension Range<Int64> {
    fileprivate var length: Int64 { upperBound - lowerBound }
}
