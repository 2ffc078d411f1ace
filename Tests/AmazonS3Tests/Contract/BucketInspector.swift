import ConnectorTesting
import S3Lab

/// Looks at the part of a bucket below a prefix with a client that shares nothing with the connector's.
struct BucketInspector: Inspector {
    /// As the owner of the bucket.
    let store: LabStore
    /// As who may read what a role writes: to the gateway, that does not belong to the bucket's owner.
    let reader: LabStore
    let bucket: String
    /// With a slash at its end.
    let prefix: String

    func contents() async throws -> [StoredObject] {
        var contents = try await store.openUploads(in: bucket).map { StoredObject("upload \($0.id) of \($0.key)", []) }
        for key in try await store.keys(in: bucket, prefix: prefix) {
            let bytes = try await reader.object(key, in: bucket)
            contents.append(StoredObject(String(decoding: key.utf8.dropFirst(prefix.utf8.count), as: UTF8.self), bytes))
        }
        return contents
    }

    func put(_ bytes: [UInt8], at key: String) async throws { try await store.put(bytes, at: prefix + key, in: bucket) }
}
