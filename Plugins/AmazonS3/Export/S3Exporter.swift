internal import ConnectorKit
internal import MooringModel
internal import NIOCore

// How an object gets to its key:
//
// 1. Up to 16 MiB, one PutObject: the source is read once for its SHA-256, then again as it is sent. Nothing of an
//    object is ever held in memory whole, but for one that is no larger than the buffer it would be sent through: that is
//    read once.
// 2. Above that, parts: that an upload will be created is saved first, because S3 chooses its identifier; then it is
//    created and its identifier saved, before any part is sent. The source is read in ascending order, part by part, for
//    each part's checksum; each part is then read again and sent, several at once. What a part became (its entity tag) is
//    saved, so that an interrupted export goes on with the parts that are missing.
// 3. Every write says `If-None-Match: *`, so that nothing of the user's is overwritten. Where a server may not know
//    that (the Ceph gateway 16 knows it for PutObject only), the key is looked at as late as can be: after the source was
//    read, and after all parts were sent.
// 4. If something is at the key already, it is compared: by size and the checksum of the whole object where S3 has one,
//    else read back. The same counts as sent; anything else is an error that names the key.
// 5. `abandon` aborts the upload that `resume` names. Where it only says that one may have been created, those that are
//    open for the key are looked for.
//
// A part's SHA-256 is sent as `x-amz-checksum-sha256` and as the signed payload's hash at once: one pass over the bytes
// serves both. Over TLS, and to this machine itself, a server that compares checksums is sent a CRC32C instead and no hash
// of the payload, as the AWS SDKs do; the SHA-256 of the whole is taken all the same. Nothing rests on entity tags being
// MD5 sums, or on the ETag that a completed upload answers.

/// Puts objects into one bucket, below one prefix.
struct S3Exporter: Sendable {
    let client: S3Client
    /// Without slashes at its ends; empty for the whole bucket.
    let prefix: String
    let access: IntegrationAccess
    /// Sent with everything that is written: encryption.
    let writeHeaders: [(name: String, value: String)]
    /// Whether the server is known to refuse a write with `If-None-Match: *` on a key that is there.
    let refusesOverwriting: Bool
    /// Whether the server knows the checksums of parts. One that does not may take them for malformed (OpenStack Swift);
    /// what arrives is checked all the same, by the hash that the signature covers.
    let knowsChecksums: Bool
    /// Whether the server was seen to compare parts with their CRC32C.
    let comparesParts: Bool
    /// Whether nobody is between here and there who could change what is sent.
    let isPrivate: Bool
    /// Whether parts are not signed, but sent with a CRC32C that the signature covers.
    var leavesPartsUnsigned: Bool { comparesParts && isPrivate }
    var limits = Limits()
    let clock: any Clock<Duration>

    struct Limits: Sendable {
        /// Objects up to this size are sent by one call.
        var largestSingle: Int64 = 16 << 20
        /// The size of a part, unless the object then had more than ``maximumParts``.
        var partSize: Int64 = 8 << 20
        /// S3's own limit ("Amazon S3 multipart upload limits").
        var maximumParts: Int64 = 10_000
        var concurrentParts = 4
        /// S3's own limit of a page.
        var listedKeys = 1_000
        /// Attempts at one call that may be repeated.
        var attempts = 5
        var firstPause = Duration.milliseconds(200)
        var longestPause = Duration.seconds(20)
        /// Parts that arrive faster than this are saved together: whoever is killed sends no more than these again.
        var savingPause = Duration.milliseconds(25)

        /// S3's largest object, 5 TiB, needs parts of more than 524 MiB; the largest part is 5 GiB.
        static let largestObject: Int64 = 5 << 40

        /// The size of an object's parts: whole MiB, so that parts of one upload are the same after a restart.
        func partSize(of size: Int64) -> Int64 {
            let least = (size + maximumParts - 1) / maximumParts
            guard least > partSize else { return partSize }
            let unit: Int64 = 1 << 20
            return (least + unit - 1) / unit * unit
        }
    }

    /// The whole key of an object.
    ///
    /// - Throws: ``ConnectorError/invalidKey`` for one that S3 does not take: at most 1,024 bytes ("Naming Amazon S3
    ///   objects").
    func key(_ relative: String) throws(ConnectorError) -> String {
        let key = prefix.isEmpty ? relative : "\(prefix)/\(relative)"
        guard (1...1_024).contains(key.utf8.count) else {
            throw ConnectorError(
                ConnectorError.invalidKey,
                "The key \"\(key)\" has \(key.utf8.count) bytes; S3 takes 1 to 1,024. Export into a shorter directory.")
        }
        return key
    }

    func export(
        _ object: ExportObject, resume: JSONValue?,
        save: @Sendable (JSONValue) async throws(ConnectorError) -> Void
    ) async throws(ConnectorError) -> ExportReceipt {
        guard access == .readwrite else {
            throw ConnectorError(
                ConnectorError.accessDenied, "The integration is read-only. Export through one that may write.")
        }
        guard object.size <= Limits.largestObject else {
            throw ConnectorError(
                ConnectorError.invalidKey, "\"\(object.key)\" has \(object.size) bytes; S3 takes at most 5 TiB.")
        }
        let key = try key(object.key)
        let leftover = resume.flatMap(S3Leftover.init)
        guard object.size > limits.largestSingle else {
            if let leftover { try await clear(key, leftover) }
            return try await exportWhole(object, to: key)
        }
        // Before gigabytes are sent, one more call costs nothing.
        if let receipt = try await present(key, as: object, digest: nil) {
            if let leftover { try await clear(key, leftover) }
            return receipt
        }
        return try await exportInParts(object, to: key, leftover, save: save)
    }

    // MARK: One call

    private func exportWhole(_ object: ExportObject, to key: String) async throws(ConnectorError) -> ExportReceipt {
        guard object.size <= SourceRange.chunk else {
            let digest = try await object.digest()
            return try await send(object, to: key, digest) { sha256 in
                .range(object.source, offset: 0, count: object.size, sha256: sha256)
            }
        }
        let bytes = try await object.bytes()
        defer { PieceBuffers.shared.giveBack(bytes) }
        let digest: [UInt8]
        if let hashing = object.source.hashing {
            digest = try await hashing.sha256()
        } else {
            digest = Digest.sha256(bytes.readableBytesView)
        }
        return try await send(object, to: key, digest) { sha256 in
            object.size == 0 ? .none : .buffer(bytes, sha256: sha256)
        }
    }

    /// Sends an object by one call.
    ///
    /// - Parameters:
    ///   - digest: its SHA-256.
    ///   - body: what is sent, given the same in hexadecimal.
    private func send(
        _ object: ExportObject, to key: String, _ digest: [UInt8], _ body: (_ sha256: String) -> AWSBody
    ) async throws(ConnectorError) -> ExportReceipt {
        try object.check(digest)
        let hexadecimal = Digest.hexadecimal(digest)
        if !refusesOverwriting || object.mayBeThere,
            let receipt = try await present(key, as: object, digest: hexadecimal)
        {
            return receipt
        }
        let headers = writeHeaders + [(name: "x-amz-checksum-sha256", value: Base64.text(digest))]
        let body = body(hexadecimal)
        var attempt = 1
        while true {
            do throws(AWSFailure) {
                let answer = try await writingNew(attempts: 1) { isNew async throws(AWSFailure) in
                    try await client.put(key, body, headers: headers, isNew: isNew)
                }
                return ExportReceipt(
                    size: object.size, checksums: checksums(answer, sha256: hexadecimal))
            } catch {
                // It may be the object of an attempt whose answer was lost. What is complete is not sent twice, so that is
                // asked before the next attempt and not found out by it.
                let isThrottled = if case .throttled = error.kind { true } else { false }
                if error.isPreconditionFailed || (error.isRetryable && !isThrottled),
                    var receipt = try await present(key, as: object, digest: hexadecimal)
                {
                    // What the attempt itself has put there was not there before.
                    receipt.wasThere = error.isPreconditionFailed
                    return receipt
                }
                if error.isPreconditionFailed { throw .cameAndWent(key) }
                guard error.isRetryable, await retries.hasPaused(after: attempt) else { throw error.connectorError }
            }
            attempt += 1
        }
    }

    func checksums(_ answer: S3Object, sha256: String?) -> [String: String] {
        var checksums: [String: String] = [:]
        checksums["etag"] = answer.entityTag
        for (algorithm, value) in answer.checksums where algorithm != "sha256" { checksums[algorithm] = value }
        checksums["sha256"] = sha256
        return checksums
    }

    /// Writes what must not be there yet. A server that knows no condition says 501 (OpenStack Swift does): then it is
    /// written without, because the key was looked at before, as it is for every server that may not know it.
    func writingNew<Value: Sendable>(
        attempts: Int? = nil, _ write: (_ isNew: Bool) async throws(AWSFailure) -> Value
    ) async throws(AWSFailure) -> Value {
        do throws(AWSFailure) {
            return try await retrying(attempts: attempts) { () async throws(AWSFailure) in try await write(true) }
        } catch {
            guard error.httpStatus == 501, !refusesOverwriting else { throw error }
        }
        return try await retrying(attempts: attempts) { () async throws(AWSFailure) in try await write(false) }
    }

    /// Tries a call again that may succeed later, with growing pauses: half of each by chance, so that parts that failed
    /// together do not come back together.
    ///
    /// - Parameter attempts: ``Limits/attempts`` where nothing else is said.
    func retrying<Value: Sendable>(
        attempts: Int? = nil, _ call: () async throws(AWSFailure) -> Value
    ) async throws(AWSFailure) -> Value {
        var retries = retries
        if let attempts { retries.attempts = attempts }
        return try await retries.run(call)
    }

    private var retries: AWSRetries { AWSRetries(limits, clock: clock) }

    // MARK: What is there

    func find(_ relative: String) async throws(ConnectorError) -> FoundObject? {
        let key = try key(relative)
        guard let found = try await head(key) else { return nil }
        return FoundObject(size: found.size, checksums: checksums(found, sha256: found.fullSHA256))
    }

    /// What is at a key; nil if nothing is.
    private func head(_ key: String) async throws(ConnectorError) -> S3Object? {
        do throws(AWSFailure) {
            return try await retrying { () async throws(AWSFailure) in try await client.head(key) }
        } catch {
            if error.isNotFound { return nil }
            guard error.isForbidden else { throw error.connectorError }
            // S3 says 404 only to whoever may list the bucket, and a role that may list only the prefix may not by HEAD.
            guard try await isListed(key) else { return nil }
        }
        // It may have come in between, and then it is not denied.
        do throws(AWSFailure) {
            return try await retrying { () async throws(AWSFailure) in try await client.head(key) }
        } catch {
            throw error.connectorError
        }
    }

    func isListed(_ key: String) async throws(ConnectorError) -> Bool {
        do throws(AWSFailure) {
            let (page, _) = try await retrying { () async throws(AWSFailure) in
                try await client.list(prefix: key, limit: 1)
            }
            return page.objects.first?.key.utf8.elementsEqual(key.utf8) == true
        } catch {
            throw error.connectorError
        }
    }

    /// The receipt of an object that is at the key already; nil if none is.
    ///
    /// - Parameter digest: the source's SHA-256 in hexadecimal, where it is known.
    /// - Throws: ``ConnectorError/alreadyExists`` for an object with other content.
    func present(
        _ key: String, as object: ExportObject, digest: String?
    ) async throws(ConnectorError) -> ExportReceipt? {
        guard let found = try await head(key) else { return nil }
        guard found.size == object.size else {
            throw .exists(key, "an object of \(found.size) bytes, not \(object.size)")
        }
        let expected: String
        if let known = digest ?? object.sha256 {
            expected = known
        } else {
            expected = Digest.hexadecimal(try await object.digest())
        }
        let actual: String
        if let sha256 = found.fullSHA256 { actual = sha256 } else { actual = try await readBack(key, found.size) }
        guard actual == expected else { throw .exists(key, "an object of the same size with other content") }
        return ExportReceipt(size: found.size, checksums: checksums(found, sha256: expected), wasThere: true)
    }

    private func readBack(_ key: String, _ size: Int64) async throws(ConnectorError) -> String {
        var digest = RunningDigest()
        var offset: Int64 = 0
        while offset < size {
            let end = min(size, offset + limits.partSize)
            do throws(AWSFailure) {
                let start = offset
                let (bytes, _) = try await retrying { () async throws(AWSFailure) in
                    try await client.get(key, range: start...(end - 1))
                }
                digest.update(bytes)
            } catch {
                throw error.connectorError
            }
            offset = end
        }
        return Digest.hexadecimal(digest.finish())
    }

    // MARK: Clearing away

    func abandon(_ relative: String, resume: JSONValue) async throws(ConnectorError) {
        guard let leftover = S3Leftover(resume) else { return }
        try await clear(try key(relative), leftover)
    }

    func clear(_ key: String, _ leftover: S3Leftover) async throws(ConnectorError) {
        switch leftover {
        case .beginning: for upload in try await openUploads(key) { try await abort(key, upload) }
        case .upload(let upload):
            try await abort(key, upload.id)
            try await clearStrays(key, of: upload)
        }
    }

    /// Aborts the uploads whose identifiers never arrived: the server had created them, and its answer was lost.
    func clearStrays(_ key: String, of upload: S3Upload) async throws(ConnectorError) {
        guard upload.mayHaveStrays else { return }
        for stray in try await openUploads(key) where stray != upload.id { try await abort(key, stray) }
    }

    private func openUploads(_ key: String) async throws(ConnectorError) -> [String] {
        do throws(AWSFailure) {
            return try await retrying { () async throws(AWSFailure) in try await client.openUploads(key) }
        } catch {
            // rclone says 404 where there is none. Whoever grants no right to list them has the lifecycle rule.
            if error.isNotFound || error.isForbidden { return [] }
            throw error.connectorError
        }
    }

    func abort(_ key: String, _ upload: String) async throws(ConnectorError) {
        do throws(AWSFailure) {
            try await retrying { () async throws(AWSFailure) in
                try await client.abortMultipartUpload(key, upload: upload)
            }
        } catch {
            throw error.connectorError
        }
    }
}

extension ConnectorError {
    static func exists(_ key: String, _ what: String) -> ConnectorError {
        ConnectorError(
            alreadyExists,
            "At \"\(key)\" is \(what). It is not overwritten; export into another directory or move it away.")
    }

    static func cameAndWent(_ key: String) -> ConnectorError {
        ConnectorError(unavailable, "\"\(key)\" came and went while it was exported.", isRetryable: true)
    }
}
