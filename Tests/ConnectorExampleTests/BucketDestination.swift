import ConnectorKit
import ConnectorTesting
import MooringModel

/// An empty bucket, and the connector that leads there.
func bucketDestination(
    provider: (Buckets) throws -> any ConnectorProvider = { buckets in try BucketProvider(buckets) }
) throws -> Destination {
    let (key, secret) = (Array("open sesame".utf8), SecretID(bits: 3))
    let buckets = Buckets(keys: ["team-a": key])
    guard let bucket = buckets.open("team-a", key: key), let region = Region("local") else { throw NoBucket() }
    let configuration: JSONValue = ["bucket": "team-a", "key": .string(secret.description)]
    return Destination(
        provider: try provider(buckets), configuration: configuration,
        missing: ["bucket": "team-b", "key": .string(secret.description)], region: region,
        secrets: OneSecret(id: secret, bytes: key), inspector: bucket,
        refused: [["bucket": "team-a", "key": "open sesame"]])
}

struct NoBucket: Error {}

/// The secrets of a project that stored one.
struct OneSecret: SecretReader {
    let id: SecretID
    let bytes: [UInt8]

    func secret(_ id: SecretID) async throws(ConnectorError) -> Secret {
        guard id == self.id else { throw ConnectorError(ConnectorError.notFound, "There is no secret \"\(id)\".") }
        return Secret(bytes)
    }
}
