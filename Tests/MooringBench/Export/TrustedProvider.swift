import AmazonS3
import ConnectorKit
import MooringModel

/// S3-compatible stores that are taken at their word: the sink of the lab says yes to everything, so nothing can be
/// proved of it. That it refuses to overwrite, and parts that are not what their checksums say, is said to have been seen,
/// as it is of Amazon S3.
struct TrustedProvider: ConnectorProvider {
    let descriptor: ConnectorDescriptor
    private let real: S3CompatibleProvider
    private let trusts: [TrustedConnector.Trust]

    /// - Parameter comparesParts: whether parts count as compared; else they are signed.
    init(_ real: S3CompatibleProvider, comparesParts: Bool) throws {
        self.real = real
        trusts = [TrustedConnector.overwriting] + (comparesParts ? [TrustedConnector.parts] : [])
        let checks = trusts.map { trust in
            CheckDefinition(
                trust.check, title: LocalizedText(en: "It is taken at its word", zhHans: "信任其声明"),
                messages: [
                    trust.message: CheckMessage(LocalizedText(en: "Nothing was checked.", zhHans: "未进行任何检查。"))
                ])
        }
        let inner = real.descriptor
        descriptor = ConnectorDescriptor(
            kind: inner.kind, title: inner.title, summary: inner.summary, clouds: inner.clouds,
            configurationSchema: inner.configurationSchema, checks: checks)
    }

    func location(of configuration: JSONValue, region: Region) throws(ConfigurationError) -> StorageLocation {
        try real.location(of: configuration, region: region)
    }

    func connector(
        for configuration: JSONValue, context: ConnectorContext
    ) throws(ConfigurationError) -> any Connector {
        TrustedConnector(inner: try real.connector(for: configuration, context: context), trusts: trusts)
    }
}
