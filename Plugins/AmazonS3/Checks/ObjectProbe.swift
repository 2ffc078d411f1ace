internal import ConnectorKit
internal import MooringModel
internal import NIOCore

/// Does with a small object what an export does with a large one.
struct ObjectProbe: Sendable {
    let client: S3Client
    let prefix: ObjectPrefix
    let integration: IntegrationIdentity
    /// Sent with everything that is written: encryption.
    let writeHeaders: [(name: String, value: String)]
    let author: CheckAuthor
    let previousResults: [CheckResult]

    private var mayWrite: Bool { integration.access == .readwrite }
    /// Fixed, so that validations leave one object and not one each: the policy allows no delete.
    private var key: String { "\(prefix.directory).mooring/\(integration.id)" }
    private var arguments: [String: String] { ["probe": "s3://\(client.bucket)/\(key)"] }
    private var content: [UInt8] {
        Array("Mooring was here to see whether it may write for \(integration.id).\n".utf8)
    }

    // MARK: list

    /// - Returns: whether keys can be listed, and one of them.
    func list() async throws(ConnectorError) -> (CheckOutcome, Listed?) {
        let check = "list"
        do throws(AWSFailure) {
            let (page, evidence) = try await client.list(prefix: prefix.directory, limit: 1)
            let outcome = author.passed(check, page.objects.isEmpty ? "empty" : "found", [:], evidence)
            return (outcome, Listed(key: page.objects.first?.key))
        } catch {
            if let outcome = try author.aside(check, error) { return (outcome, nil) }
            return (refusal(check, error, "s3:ListBucket"), nil)
        }
    }

    struct Listed: Sendable {
        var key: String?
    }

    private func refusal(_ check: String, _ failure: AWSFailure, _ action: String) -> CheckOutcome {
        if failure.code?.hasPrefix("KMS.") == true, author.has(check, "key-unusable") {
            let code = ["code": author.code(of: failure)]
            return author.failed(check, "key-unusable", code, author.evidence(failure))
        }
        return failure.isForbidden
            ? author.denied(check, failure, action: action) : author.refused(check, failure)
    }

    // MARK: write and read

    func write() async throws(ConnectorError) -> (CheckOutcome, S3Object?) {
        let check = "write"
        guard mayWrite else { return (author.skipped(check, "readonly"), nil) }
        do throws(AWSFailure) {
            let written = try await put(isNew: false)
            return (author.passed(check, "written", arguments, written.evidence), written)
        } catch {
            if let outcome = try author.aside(check, error) { return (outcome, nil) }
            if error.isRefusal("QuotaExceeded", "XMinioStorageFull") || error.httpStatus == 507 {
                let code = ["code": author.code(of: error)]
                return (author.failed(check, "no-room", code, author.evidence(error)), nil)
            }
            return (refusal(check, error, "s3:PutObject"), nil)
        }
    }

    private func put(isNew: Bool) async throws(AWSFailure) -> S3Object {
        let headers = writeHeaders + [Checksum.sha256.header(of: content)]
        return try await client.put(key, .bytes(content), headers: headers, isNew: isNew)
    }

    /// What was written is read back. Where nothing was, a key that is not there is asked for: whoever may list is told that
    /// it is missing only if he may read, too. With a prefix S3 denies even that, because the right to list does not cover
    /// the question; then a key is asked for that was listed.
    func read(isWritten: Bool, _ listed: Listed?) async throws(ConnectorError) -> CheckOutcome {
        let check = "read"
        if isWritten { return try await readBack() }
        guard let listed else { return author.skipped(check, "needs-list") }
        guard !prefix.segments.isEmpty || listed.key != nil else { return try await readMissing() }
        guard let found = listed.key else {
            return author.warning(check, "nothing-there", blame: .project)
        }
        do throws(AWSFailure) {
            return author.passed(check, "found", ["found": found], try await client.head(found).evidence)
        } catch {
            if let outcome = try author.aside(check, error) { return outcome }
            return refusal(check, error, "s3:GetObject")
        }
    }

    private func readBack() async throws(ConnectorError) -> CheckOutcome {
        let check = "read"
        do throws(AWSFailure) {
            let (bytes, object) = try await client.get(key, limit: 1 << 16)
            guard bytes == content else {
                return author.failed(check, "different", arguments, object.evidence, blame: .provider)
            }
            return author.passed(check, "equal", arguments, object.evidence)
        } catch {
            if let outcome = try author.aside(check, error) { return outcome }
            return refusal(check, error, "s3:GetObject")
        }
    }

    private func readMissing() async throws(ConnectorError) -> CheckOutcome {
        let check = "read"
        let missing = "\(prefix.directory).mooring/\(UInt64.random(in: 0 ... .max))"
        do throws(AWSFailure) {
            return author.passed(check, "allowed", [:], try await client.head(missing).evidence)
        } catch {
            if let outcome = try author.aside(check, error) { return outcome }
            if error.isNotFound { return author.passed(check, "allowed", [:], author.evidence(error)) }
            return refusal(check, error, "s3:GetObject")
        }
    }

    // MARK: multipart and conditional-write

    /// That uploads in parts can be begun, and cleared away.
    struct UploadsWork: Sendable {}

    func multipart(isWritten: Bool) async throws(ConnectorError) -> (CheckOutcome, UploadsWork?) {
        let outcome = try await multipartOutcome(isWritten: isWritten)
        return (outcome, outcome.status == .passed ? UploadsWork() : nil)
    }

    private func multipartOutcome(isWritten: Bool) async throws(ConnectorError) -> CheckOutcome {
        let check = "multipart"
        guard mayWrite else { return author.skipped(check, "readonly") }
        guard isWritten else { return author.skipped(check, "needs-write") }
        // Each repetition would leave one more part to pay for. Of another configuration there is no previous result.
        if previousResults.contains(where: { $0.id == check && $0.message == "abort-denied" }) {
            return author.warning(check, "abort-denied", blame: .project)
        }
        let part = key + ".part"
        let upload: String
        do throws(AWSFailure) {
            upload = try await client.createMultipartUpload(part, headers: writeHeaders)
        } catch {
            if let outcome = try author.aside(check, error) { return outcome }
            return refusal(check, error, "s3:PutObject")
        }
        var failure: AWSFailure?
        do throws(AWSFailure) {
            _ = try await client.uploadPart(part, upload: upload, number: 1, .bytes(content))
        } catch {
            failure = error
        }
        let abortion = await abort(part, upload)
        if let failure {
            if let outcome = try author.aside(check, failure) { return outcome }
            return refusal(check, failure, "s3:PutObject")
        }
        guard let abortion else { return author.passed(check, "aborted") }
        if let outcome = try author.aside(check, abortion) { return outcome }
        return abortion.isForbidden
            ? author.warning(check, "abort-denied", [:], author.evidence(abortion), blame: .project)
            : author.refused(check, abortion)
    }

    private func abort(_ key: String, _ upload: String) async -> AWSFailure? {
        do throws(AWSFailure) {
            try await client.abortMultipartUpload(key, upload: upload)
            return nil
        } catch {
            return error
        }
    }

    func conditionalWrite(isWritten: Bool) async throws(ConnectorError) -> CheckOutcome {
        let check = "conditional-write"
        guard mayWrite else { return author.skipped(check, "readonly") }
        guard isWritten else { return author.skipped(check, "needs-write") }
        do throws(AWSFailure) {
            return author.warning(check, "ignored", [:], try await put(isNew: true).evidence, blame: .provider)
        } catch {
            if let outcome = try author.aside(check, error) { return outcome }
            if error.isPreconditionFailed { return author.passed(check, "kept", [:], author.evidence(error)) }
            if [400, 405, 501].contains(error.httpStatus) {
                return author.warning(check, "ignored", [:], author.evidence(error), blame: .provider)
            }
            return refusal(check, error, "s3:PutObject")
        }
    }

    // MARK: encryption

    func encryption(_ written: S3Object?, _ key: KeyARN?) -> CheckOutcome {
        let check = "encryption"
        guard let key else { return author.skipped(check, "none") }
        guard mayWrite else { return author.skipped(check, "readonly") }
        guard let written else { return author.skipped(check, "needs-write") }
        guard written.kmsKey == key.description else {
            return author.failed(check, "other", ["got": written.kmsKey ?? "-"], written.evidence)
        }
        return author.passed(check, "same", [:], written.evidence)
    }

    // MARK: part-checksum

    /// Whether parts with a CRC32C can be sent, and one with a wrong one is refused.
    ///
    /// - Parameter uploadsWork: whether an upload can be cleared away: else one would be left by each validation.
    func partChecksum(uploadsWork: Bool) async throws(ConnectorError) -> CheckOutcome {
        let check = "part-checksum"
        guard mayWrite else { return author.skipped(check, "readonly") }
        guard uploadsWork else { return author.skipped(check, "needs-multipart") }
        var begun: String?
        do throws(AWSFailure) {
            let headers = writeHeaders + [Checksum.crc32c.algorithmHeader]
            let upload = try await client.createMultipartUpload(key, headers: headers)
            begun = upload
            guard let refusal = try await refusalOfWrongPart(upload) else {
                _ = await abort(key, upload)
                return author.passed(check, "signed")
            }
            let header = Checksum.crc32c.header(of: content)
            let (entityTag, _) = try await client.uploadPart(
                key, upload: upload, number: 1, partOfExport, headers: [header])
            let part = S3Part(
                number: 1, size: Int64(content.count), entityTag: entityTag, checksums: ["crc32c": header.value])
            // The small object again, so that nothing else is left.
            try await client.completeMultipartUpload(key, upload: upload, [part], isNew: false)
            return author.passed(check, "compared", [:], author.evidence(refusal))
        } catch {
            if let begun { _ = await abort(key, begun) }
            if let outcome = try author.aside(check, error) { return outcome }
            return author.passed(check, "signed", [:], author.evidence(error))
        }
    }

    /// Sent as an export would send it.
    private var partOfExport: AWSBody {
        client.endpoint.isPrivate ? .buffer(ByteBuffer(bytes: content), sha256: nil) : .bytes(content)
    }

    private func refusalOfWrongPart(_ upload: String) async throws(AWSFailure) -> AWSFailure? {
        let wrong = Checksum.crc32c.header(of: content + content)
        do throws(AWSFailure) {
            _ = try await client.uploadPart(key, upload: upload, number: 1, partOfExport, headers: [wrong])
            return nil
        } catch {
            guard error.httpStatus == 400 else { throw error }
            return error
        }
    }
}

extension CheckResult {
    /// Whether these results show that the server refuses a part that is not what its CRC32C says.
    static func showComparedParts(_ results: [CheckResult]) -> Bool {
        results.contains { $0.id == "part-checksum" && $0.message == "compared" }
    }

    /// Whether these results show that the server refuses a write with `If-None-Match: *` on a key that is there.
    static func showRefusedOverwriting(_ results: [CheckResult]) -> Bool {
        results.contains { $0.id == "conditional-write" && $0.status == .passed }
    }
}
