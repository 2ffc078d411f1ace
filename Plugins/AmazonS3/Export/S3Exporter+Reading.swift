internal import ConnectorKit
internal import MooringModel

extension S3Exporter {
    func list(_ directory: String, continuing cursor: String?) async throws(ConnectorError) -> ListedObjects {
        let own = prefix.isEmpty ? "" : prefix + "/"
        let below = directory.isEmpty ? own : own + directory + "/"
        do throws(AWSFailure) {
            let (page, _) = try await retrying { () async throws(AWSFailure) in
                try await client.list(prefix: below, limit: limits.listedKeys, continuing: cursor)
            }
            let objects = page.objects.compactMap { object -> ListedObject? in
                // By bytes: to Swift, a key that goes on with a combining mark does not begin with the prefix.
                let key = object.key.utf8.dropFirst(own.utf8.count)
                guard !key.isEmpty, let key = String(key) else { return nil }
                return ListedObject(
                    key,
                    FoundObject(
                        size: object.size, checksums: object.entityTag.isEmpty ? [:] : ["etag": object.entityTag]))
            }
            return ListedObjects(objects, next: page.nextToken)
        } catch {
            throw error.connectorError
        }
    }

    func read(_ relative: String, at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        guard count > 0 else { return [] }
        let key = try key(relative)
        do throws(AWSFailure) {
            return try await retrying { () async throws(AWSFailure) in
                try await client.get(key, range: offset...(offset + Int64(count) - 1)).bytes
            }
        } catch {
            // There is nothing behind the end, and nothing at all in an empty object.
            if error.httpStatus == 416 { return [] }
            // S3 says 404 only to whoever may list the bucket, and a role that may list only the prefix may not by GET.
            guard error.isForbidden, try await !isListed(key) else { throw error.connectorError }
            throw ConnectorError(ConnectorError.notFound, "There is nothing at \"\(key)\".", evidence: error.evidence)
        }
    }
}
