public import ConnectorKit
public import MooringModel

/// Directories on the machine that Mooring runs on, or mounted there.
///
/// The operator names the roots; a project chooses a directory below one of them. A root is given by its real path:
/// one that is itself a link is refused when it is used.
public struct LocalDirectoryProvider: ConnectorProvider {
    public let descriptor: ConnectorDescriptor
    private let roots: [String]
    private let forbidden: [String]
    private let lowSpace: Int64
    private let owner = ProcessOwner.current

    /// - Parameters:
    ///   - roots: absolute paths without `.`, `..` and a slash at the end; at least one, none within another.
    ///   - forbidden: directories that nothing is exported into, wherever they lie: Mooring's own data.
    ///   - lowSpace: with fewer bytes free than this, a validation warns.
    /// - Throws: ``CatalogError`` where the roots break these rules.
    public init(roots: [String], forbidding forbidden: [String] = [], lowSpace: Int64 = 1 << 30) throws(CatalogError) {
        if let flaw = Self.flaw(of: roots) { throw CatalogError(kind: Self.kind, reason: flaw) }
        self.roots = roots
        self.forbidden = forbidden
        self.lowSpace = lowSpace
        do throws(SchemaError) {
            descriptor = try Self.descriptor(roots: roots)
        } catch {
            throw CatalogError(kind: Self.kind, reason: error.description)
        }
    }

    /// The whole path is the prefix in one container, and not the part below the root: the operator may later allow a
    /// root above or below this one, and one place must not have two locations.
    public func location(
        of configuration: JSONValue, region: Region
    ) throws(ConfigurationError) -> StorageLocation {
        let configuration = try LocalDirectoryConfiguration(configuration)
        guard roots.contains(configuration.root) else { throw notAllowed(configuration.root) }
        return StorageLocation(
            authority: "local", container: "/",
            prefix: configuration.absolutePath.unicodeScalars.split(separator: "/").map { String($0) })
    }

    /// A root that is no longer allowed is not refused here but by the check `allowed-root` and by every export: an
    /// integration that was added can still be validated, and its report says why it stopped working.
    public func connector(
        for configuration: JSONValue, context: ConnectorContext
    ) throws(ConfigurationError) -> any Connector {
        LocalDirectoryConnector(
            configuration: try LocalDirectoryConfiguration(configuration), integration: context.integration,
            roots: roots, forbidden: forbidden, lowSpace: lowSpace, owner: owner,
            // Threads of its own: a mount that no longer answers keeps those it has, and holds up no other directory.
            io: BlockingIO(label: "mooring.local-directory"))
    }

    private func notAllowed(_ root: String) -> ConfigurationError {
        let list = roots.map { "\"\($0)\"" }.joined(separator: ", ")
        return ConfigurationError([
            Violation(
                "/root",
                detail: LocalizedText(
                    en: "\"\(root)\" is not a root that the operator allows.", zhHans: "“\(root)”不是运维人员允许的根目录。"),
                remedy: LocalizedText(en: "Choose one of \(list).", zhHans: "请选择其一：\(list)。"))
        ])
    }

    private static func flaw(of roots: [String]) -> String? {
        guard !roots.isEmpty else { return "no root is allowed; name at least one directory" }
        for root in roots {
            guard root.hasPrefix("/"), (try? RelativePath(String(root.dropFirst()))) != nil else {
                return "the root \"\(root)\" is not an absolute path without \".\", \"..\" and a slash at its end"
            }
        }
        // A path sorts before what is within it.
        let sorted = roots.map { $0 + "/" }.sorted()
        for (outer, inner) in zip(sorted, sorted.dropFirst()) where inner.hasPrefix(outer) {
            return "the root \"\(inner.dropLast())\" is within \"\(outer.dropLast())\" or the same; allow the outer one"
        }
        return nil
    }
}
