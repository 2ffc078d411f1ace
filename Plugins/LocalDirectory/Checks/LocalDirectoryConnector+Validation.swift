internal import ConnectorKit
internal import MooringModel
internal import SystemPackage

extension LocalDirectoryConnector {
    func validate(_ run: CheckRun) async {
        let root = await run.check("allowed-root", finding: Directory.self) {
            try await onDisk(openRoot)
        }
        guard let root else { return }
        let parent = await run.check("exists", finding: Directory.self) {
            try await onDisk { () throws(SystemError) in try openParent(from: root) }
        }
        guard let parent else { return }
        let directory = await run.check("is-directory", finding: Directory.self) {
            try await onDisk { () throws(SystemError) in try openDirectory(in: parent) }
        }
        guard let directory else { return }
        await run.check("writable") {
            try await onDisk { () throws(SystemError) in try probe(directory) }
        }
        await run.check("free-space") {
            try await onDisk { () throws(SystemError) in try space(in: directory) }
        }
    }

    private func openRoot() throws(SystemError) -> (CheckOutcome, Directory?) {
        let root = configuration.root
        func failed(_ message: String, _ error: SystemError, _ command: String) -> (CheckOutcome, Directory?) {
            let arguments = ["root": root, "command": command]
            return (.failed(message, arguments: arguments, evidence: error.evidence, blame: .operator), nil)
        }
        guard roots.contains(root) else {
            let arguments = ["root": root, "roots": roots.joined(separator: ", ")]
            return (.failed("not-allowed", arguments: arguments, blame: .operator), nil)
        }
        do throws(SystemError) {
            return (.passed("allowed", arguments: ["root": root]), try Directory.root(root, forbidding: forbidden))
        } catch {
            switch error.errno {
            case .noSuchFileOrDirectory: return failed("missing", error, owner.makeCommand(root))
            case .notDirectory, .tooManySymbolicLinkLevels:
                return failed("not-directory", error, "realpath \(root.shellWord)")
            case .permissionDenied: return failed("denied", error, owner.passCommand(root))
            case .notPermitted: return failed("private", error, "")
            default: throw error
            }
        }
    }

    /// The directory that holds the integration's own.
    private func openParent(from root: Directory) throws(SystemError) -> (CheckOutcome, Directory?) {
        let path = configuration.absolutePath
        func failed(_ message: String, _ error: SystemError?, _ command: String) -> (CheckOutcome, Directory?) {
            let arguments = ["path": path, "component": error?.path ?? path, "command": command]
            return (.failed(message, arguments: arguments, evidence: error?.evidence, blame: .project), nil)
        }
        do throws(SystemError) {
            let parent = try root.descend(configuration.path.directories)
            guard try parent.status(of: configuration.path.name) != nil else {
                return failed("missing", nil, owner.makeCommand(path))
            }
            return (.passed("exists", arguments: ["path": path]), parent)
        } catch {
            switch error.errno {
            case .noSuchFileOrDirectory: return failed("missing", error, owner.makeCommand(path))
            case .notDirectory, .tooManySymbolicLinkLevels: return failed("blocked", error, owner.makeCommand(path))
            case .permissionDenied: return failed("denied", error, owner.passCommand(error.path))
            case .notPermitted: return failed("private", error, "")
            default: throw error
            }
        }
    }

    private func openDirectory(in parent: Directory) throws(SystemError) -> (CheckOutcome, Directory?) {
        let path = configuration.absolutePath
        func failed(_ message: String, _ error: SystemError, _ command: String) -> (CheckOutcome, Directory?) {
            let arguments = ["path": path, "command": command]
            return (.failed(message, arguments: arguments, evidence: error.evidence, blame: .project), nil)
        }
        do throws(SystemError) {
            let directory = try parent.descend([configuration.path.name])
            return (.passed("directory", arguments: ["path": path]), directory)
        } catch {
            if error.errno == .permissionDenied { return failed("denied", error, owner.writeCommand(path)) }
            if error.errno == .notPermitted { return failed("private", error, "") }
            switch try parent.status(of: configuration.path.name)?.kind {
            case .link: return failed("link", error, "realpath \(path.shellWord)")
            case .regular: return failed("file", error, owner.makeCommand(path))
            case .special: return failed("special-file", error, owner.makeCommand(path))
            case .directory, nil: throw error
            }
        }
    }

    /// Does with a small file what an export does with a large one. Nothing of it remains.
    private func probe(_ directory: Directory) throws(SystemError) -> CheckOutcome {
        guard integration.access == .readwrite else { return .skipped("readonly") }
        let path = configuration.absolutePath
        let name = "\(RelativePath.reservedPrefix)probe-\(integration.id)"
        let second = name + ".link"
        do throws(SystemError) {
            // What an interrupted probe left.
            try directory.remove(name)
            try directory.remove(second)
            let file = try directory.create(name)
            try file.write(Array("Mooring was here to see whether it may write.\n".utf8), at: 0)
            try file.sync()
            try directory.link(name, as: second)
            try directory.remove(second)
            try directory.remove(name)
            try directory.sync()
            return .passed("writable", arguments: ["path": path])
        } catch {
            for name in [name, second] { try? directory.remove(name) }
            func failed(_ message: String, _ command: String, _ blame: Blame) -> CheckOutcome {
                .failed(
                    message, arguments: ["path": path, "command": command], evidence: error.evidence, blame: blame)
            }
            switch (error.errno, error.operation) {
            case (.notPermitted, "linkat"), (.notSupported, "linkat"), (.tooManyLinks, "linkat"):
                return failed("no-links", "df -T \(path.shellWord)", .operator)
            case (.permissionDenied, _), (.notPermitted, _):
                return failed("denied", owner.writeCommand(path), .project)
            case (.readOnlyFileSystem, _):
                return failed("read-only-file-system", "findmnt -T \(path.shellWord)", .operator)
            case (.noSpace, _), (.diskQuotaExceeded, _): return failed("no-space", "df -h \(path.shellWord)", .operator)
            default: throw error
            }
        }
    }

    private func space(in directory: Directory) throws(SystemError) -> CheckOutcome {
        guard integration.access == .readwrite else { return .skipped("readonly") }
        return try outcome(of: directory.space())
    }

    func outcome(of space: FreeSpace) -> CheckOutcome {
        let path = configuration.absolutePath.shellWord
        var arguments = ["free": space.bytes.asBytes, "bytes": "\(space.bytes)"]
        if space.bytes >= max(lowSpace, 1), space.hasFiles { return .passed("enough", arguments: arguments) }
        arguments["command"] = space.hasFiles ? "df -h \(path)" : "df -i \(path)"
        if space.bytes == 0 { return .failed("none", arguments: arguments, blame: .operator) }
        if !space.hasFiles { return .failed("no-files", arguments: arguments, blame: .operator) }
        arguments["threshold"] = lowSpace.asBytes
        return .warning("low", arguments: arguments, blame: .operator)
    }
}
