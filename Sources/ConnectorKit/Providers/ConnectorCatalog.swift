/// The connectors that this installation has, by kind.
public struct ConnectorCatalog: Sendable {
    private let providers: [String: any ConnectorProvider]

    /// - Throws: ``CatalogError`` where two providers have one kind, or a descriptor contradicts itself.
    public init(_ providers: [any ConnectorProvider]) throws(CatalogError) {
        var byKind: [String: any ConnectorProvider] = [:]
        for provider in providers {
            let descriptor = provider.descriptor
            if let flaw = descriptor.flaw { throw CatalogError(kind: descriptor.kind, reason: flaw) }
            guard byKind.updateValue(provider, forKey: descriptor.kind) == nil else {
                throw CatalogError(kind: descriptor.kind, reason: "two connectors have this kind; install one of them")
            }
        }
        self.providers = byKind
    }

    public subscript(kind: String) -> (any ConnectorProvider)? { providers[kind] }

    /// Sorted by kind.
    public var descriptors: [ConnectorDescriptor] {
        providers.values.map(\.descriptor).sorted { $0.kind < $1.kind }
    }
}
