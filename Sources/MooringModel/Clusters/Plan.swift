/// What a cluster is sold as. Only dedicated kinds may export.
package enum Plan: String, Sendable, Hashable, CaseIterable {
    case free, serverless, dedicated, enterprise
    case bringYourOwnCloud = "byoc"

    package var mayExport: Bool { self == .dedicated || self == .enterprise || self == .bringYourOwnCloud }
}
