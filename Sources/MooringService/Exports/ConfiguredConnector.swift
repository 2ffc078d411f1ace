package import ConnectorKit
package import MooringModel

/// A connector, and which version of its integration it was made from.
package struct ConfiguredConnector: Sendable {
    package var connector: any Connector
    package var version: Version

    package init(_ connector: any Connector, version: Version) {
        self.connector = connector
        self.version = version
    }
}
