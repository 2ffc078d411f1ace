package import ArgumentParser

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Runs a command as the whole program, and ends it with 0 (done), 1 (refused or failed) or 2 (misused).
package enum Program {
    package static func main(_ root: any AsyncParsableCommand.Type) async -> Never {
        // Nobody reads the output any more, as in `mooring event list | head`: writing says so, no signal is needed.
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow any more is a full disk, which writing says too; the signal would end the process.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try await root.asyncParseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            let ending = ending(of: error, in: root)
            if !ending.text.isEmpty {
                StandardConsole().write(ending.text + "\n", to: ending.code == 0 ? .output : .error)
            }
            exit(ending.code)
        }
        exit(0)
    }

    /// What the program prints at its end, and its exit code. The parser's own code for misuse, 64, becomes 2.
    package static func ending(
        of error: any Error, in root: any ParsableCommand.Type
    ) -> (text: String, code: Int32) {
        if let failure = error as? Failure { return (failure.description, failure.exitCode) }
        let code = root.exitCode(for: error)
        return (root.fullMessage(for: error), code == .validationFailure ? 2 : code.rawValue)
    }
}
