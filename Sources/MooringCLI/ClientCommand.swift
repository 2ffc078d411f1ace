package import ArgumentParser

/// A command that talks to a server.
///
/// A conformance says what to do in a session; where the session comes from is here, once, so that a test can give it
/// one of its own.
package protocol ClientCommand: AsyncParsableCommand {
    var global: GlobalOptions { get }
    func run(in session: Session) async throws
}

extension ClientCommand {
    package func run() async throws {
        try await global.connected { session in try await run(in: session) }
    }
}
