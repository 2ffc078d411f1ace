internal import ConnectorKit
internal import MooringModel

/// A bucket that a backup tool writes to, read with keys of its own.
///
/// Every read names the entity tag that was listed (`If-Match`), and compares it with the one that is answered, so that
/// no mixture of two contents is ever read. A store
/// that lists none is asked for the size again at the end, and no more can be told there.
struct S3SourceBucket: SourceBucket {
    let client: S3Client
    let prefix: ObjectPrefix
    let retries: AWSRetries

    func page(
        of directory: String, isDeep: Bool, next: String?
    ) async throws(ConnectorError) -> SourcePage {
        let place = key(directory)
        let below = place.isEmpty ? "" : place + "/"
        do throws(AWSFailure) {
            let (page, _) = try await retries.run { () async throws(AWSFailure) in
                try await client.list(prefix: below, delimiter: isDeep ? nil : "/", continuing: next)
            }
            return SourcePage(
                // Some tools keep an empty object for a directory, whose key ends with a slash.
                objects: page.objects.filter { !$0.key.utf8.elementsEqual(below.utf8) }.map { object in
                    SourceObject(key: relative(object.key), size: object.size, entityTag: object.entityTag)
                },
                directories: page.directories.map { relative(String($0.dropLast())) }, next: page.nextToken)
        } catch {
            throw error.connectorError
        }
    }

    func read(_ object: SourceObject, at offset: Int64, upTo count: Int) async throws(ConnectorError) -> [UInt8] {
        let end = min(object.size, offset + Int64(count))
        guard offset < end else { return [] }
        let (bytes, found): ([UInt8], S3Object)
        do throws(AWSFailure) {
            (bytes, found) = try await retries.run { () async throws(AWSFailure) in
                try await client.get(
                    key(object.key), range: offset...(end - 1),
                    ifMatch: object.entityTag.isEmpty ? nil : object.entityTag,
                    // Room for what a refusal says, too.
                    limit: max(count + 1, 1 << 16))
            }
        } catch {
            guard error.isPreconditionFailed || error.isNotFound || error.httpStatus == 416 else {
                throw error.connectorError
            }
            throw Self.changed(object)
        }
        // Some servers do not know If-Match (rclone), and answer with what is there now.
        let isStill = object.entityTag.isEmpty || found.entityTag.map { $0 == object.entityTag } ?? true
        guard bytes.count == end - offset, isStill else { throw Self.changed(object) }
        return bytes
    }

    func find(_ relative: String) async throws(ConnectorError) -> SourceObject? {
        do throws(AWSFailure) {
            let found = try await retries.run { () async throws(AWSFailure) in try await client.head(key(relative)) }
            return SourceObject(key: relative, size: found.size, entityTag: found.entityTag ?? "")
        } catch {
            if error.isNotFound { return nil }
            throw error.connectorError
        }
    }

    private static func changed(_ object: SourceObject) -> ConnectorError {
        ConnectorError(
            ConnectorError.sourceChanged,
            "\"\(object.key)\" is not, or no longer, what it was when the export began. Export again when nothing writes "
                + "to the backup any more.")
    }

    private func key(_ relative: String) -> String {
        let prefix = prefix.text
        if prefix.isEmpty { return relative }
        return relative.isEmpty ? prefix : "\(prefix)/\(relative)"
    }

    /// By bytes: a combining mark that begins a name would make one character of itself and the slash.
    private func relative(_ key: String) -> String {
        let prefix = prefix.text
        return prefix.isEmpty ? key : String(Substring(key.utf8.dropFirst(prefix.utf8.count + 1)))
    }
}
