import ConnectorKit
import MooringModel

/// The example, with one flaw.
struct FlawedProvider: ConnectorProvider {
    let base: BucketProvider
    let flaw: Flaw

    var descriptor: ConnectorDescriptor { base.descriptor }

    func location(of configuration: JSONValue, region: Region) throws(ConfigurationError) -> StorageLocation {
        try base.location(of: configuration, region: region)
    }

    func connector(
        for configuration: JSONValue, context: ConnectorContext
    ) throws(ConfigurationError) -> any Connector {
        let secrets: any SecretReader =
            flaw == .keepsTheSecret ? KeptSecrets(base: context.secrets) : context.secrets
        let connector = try base.connector(
            for: configuration, context: ConnectorContext(integration: context.integration, secrets: secrets))
        guard let bucket = base.buckets.open("team-a", key: Array("open sesame".utf8)) else { return connector }
        return FlawedConnector(base: connector, flaw: flaw, bucket: bucket)
    }
}
