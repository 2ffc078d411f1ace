internal import ConnectorKit
internal import MooringModel

/// One directory that an integration writes to.
struct LocalDirectoryConnector: Connector {
    let configuration: LocalDirectoryConfiguration
    let integration: IntegrationIdentity
    let roots: [String]
    let forbidden: [String]
    let lowSpace: Int64
    let owner: ProcessOwner
    let io: BlockingIO

    func authorization() -> AuthorizationMaterials {
        AuthorizationMaterials(
            introduction: LocalizedText(
                en:
                    "Run this as root on the machine that Mooring runs on. It makes the directory and gives it to Mooring.",
                zhHans: "请在 Mooring 所在主机上以 root 身份执行。该命令创建目录并将其交给 Mooring。"),
            documents: [
                AuthorizationDocument(
                    name: "make-directory", title: LocalizedText(en: "Make the directory", zhHans: "创建目录"),
                    mediaType: "text/x-shellscript", text: owner.makeCommand(configuration.absolutePath) + "\n")
            ])
    }

    /// The integration's directory. It is never made here: where it is missing, something may not be mounted, and what
    /// is written under a mount point vanishes when the mount comes back.
    func openDestination() async throws(ConnectorError) -> Directory {
        guard roots.contains(configuration.root) else {
            throw ConnectorError(
                ConnectorError.accessDenied,
                "\"\(configuration.root)\" is not, or no longer, a root that the operator of Mooring allows. "
                    + "Ask the operator to allow it.")
        }
        return try await onDisk { () throws(SystemError) in
            try Directory.root(configuration.root, forbidding: forbidden).descend(configuration.path.segments)
        }
    }

    /// Where a key leads to, by the rules for paths.
    func path(of key: String) throws(ConnectorError) -> RelativePath {
        do throws(RelativePathError) {
            return try RelativePath(key)
        } catch {
            throw ConnectorError(
                ConnectorError.invalidKey, "The key \"\(key)\" cannot be a path. \(error.reason.english)")
        }
    }

    /// Runs file calls beside Swift's own threads, with their errors in the protocol's words.
    func onDisk<Value: Sendable>(
        _ work: @escaping @Sendable () throws(SystemError) -> Value
    ) async throws(ConnectorError) -> Value {
        do throws(SystemError) {
            return try await io.run(work)
        } catch {
            throw ConnectorError(error)
        }
    }
}
