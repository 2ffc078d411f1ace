/// What the owner of a bucket does with it.
extension LabStore {
    /// A name that no other test uses.
    package static func freshName(_ purpose: String = "test") -> String {
        "\(purpose)-\(String(UInt64.random(in: .min ... .max), radix: 36))"
    }

    package func createBucket(_ name: String) async throws(LabError) {
        // S3 takes its first region as the absence of a constraint.
        let place =
            region == "us-east-1"
            ? ""
            : "<CreateBucketConfiguration><LocationConstraint>\(region)</LocationConstraint></CreateBucketConfiguration>"
        try await call("PUT", "/\(name)", body: Array(place.utf8))
    }

    /// Removes a bucket with all that is in it.
    package func removeBucket(_ name: String) async throws(LabError) {
        for upload in try await openUploads(in: name) { try await abort(upload, in: name) }
        for key in try await keys(in: name) { try await remove(key, in: name) }
        let answer = try await answer("DELETE", "/\(name)")
        // rclone keeps the empty directories of objects that never came to be, and takes the bucket for full of them.
        guard 200..<300 ~= answer.status || server == .rclone else {
            throw .refused(call: "DELETE /\(name)", status: answer.status, answer: answer.text)
        }
    }

    /// Runs a test's body with a bucket of its own, which is gone afterwards.
    package func withBucket<Result>(
        _ body: (_ name: String) async throws -> Result
    ) async throws -> Result {
        let name = Self.freshName()
        try await createBucket(name)
        do {
            let result = try await body(name)
            try await removeBucket(name)
            return result
        } catch {
            try? await removeBucket(name)
            throw error
        }
    }

    package func put(_ content: [UInt8], at key: String, in bucket: String) async throws(LabError) {
        try await call("PUT", "/\(bucket)/\(key)", body: content)
    }

    /// An object's content, whole.
    package func object(_ key: String, in bucket: String) async throws(LabError) -> [UInt8] {
        try await call("GET", "/\(bucket)/\(key)").body
    }

    package func remove(_ key: String, in bucket: String) async throws(LabError) {
        try await call("DELETE", "/\(bucket)/\(key)")
    }

    /// The keys of all objects, in the order of the server.
    package func keys(in bucket: String, prefix: String = "") async throws(LabError) -> [String] {
        var keys: [String] = []
        var continuation: String?
        repeat {
            var query = [("list-type", "2"), ("prefix", prefix)]
            if let continuation { query.append(("continuation-token", continuation)) }
            let page = try await call("GET", "/\(bucket)", query: query)
            keys += page.texts(of: "Key")
            continuation = page.texts(of: "NextContinuationToken").first
        } while continuation != nil
        return keys
    }

    /// The uploads in parts that were neither completed nor aborted.
    package func openUploads(in bucket: String) async throws(LabError) -> [LabUpload] {
        let answer = try await answer("GET", "/\(bucket)", query: [("uploads", "")])
        // So rclone tells that a bucket has none.
        if answer.status == 404, answer.texts(of: "Code") == ["NoSuchUpload"] { return [] }
        guard answer.status == 200 else {
            throw .refused(call: "GET /\(bucket)?uploads", status: answer.status, answer: answer.text)
        }
        return zip(answer.texts(of: "Key"), answer.texts(of: "UploadId")).map { LabUpload(key: $0, id: $1) }
    }

    package func abort(_ upload: LabUpload, in bucket: String) async throws(LabError) {
        try await call("DELETE", "/\(bucket)/\(upload.key)", query: [("uploadId", upload.id)])
    }
}
