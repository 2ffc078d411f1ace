package import ArgumentParser
internal import AsyncHTTPClient
package import MooringModel
internal import SystemPackage

/// What every command that talks to a server takes.
package struct GlobalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The server's address; by default MOORING_SERVER, else \(ServerAddress.standard).", valueName: "url"))
    package var server: String?

    @Option(
        help: ArgumentHelp("A file that holds the token; by default the token is in MOORING_TOKEN.", valueName: "path"),
        completion: .file())
    package var tokenFile: String?

    @Flag(help: "Print the server's JSON, for programs.")
    package var json = false

    @Option(help: "The language of the server's texts; by default the locale's.")
    package var language: Language?

    package init() {}

    /// The token: of the file where one is named, else of the environment. There is no flag for the token itself, which
    /// every other user of the machine could read in the list of processes.
    func token(_ environment: ProcessEnvironment) throws(Failure) -> String {
        let source: String
        let text: String
        if let tokenFile {
            source = tokenFile
            text = try TextFile.read(tokenFile)
        } else if let token = environment["MOORING_TOKEN"] {
            source = "MOORING_TOKEN"
            text = token
        } else {
            throw Failure(
                .misused, "there is no token to prove who you are",
                remedy: "Set MOORING_TOKEN or give --token-file. The server's first start writes a token to "
                    + "operator-token in its data directory.", code: "token-missing")
        }
        var token = text[...]
        while token.last?.isWhitespace == true { token.removeLast() }
        guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Failure(
                .misused, "\(source) does not hold a token", remedy: "A token is one word that begins with mooring_.",
                code: "token-malformed")
        }
        return String(token)
    }

    /// Runs `body` with a session on the server, over HTTP and the process's own streams.
    func connected(_ body: (Session) async throws -> Void) async throws {
        let environment = ProcessEnvironment.current
        let address = try ServerAddress(server ?? environment["MOORING_SERVER"] ?? ServerAddress.standard)
        try address.checkMayCarryToken()
        let token = try token(environment)
        let language = language ?? environment.language
        let console = StandardConsole()
        let style = Style(isColored: console.isTerminal(.output) && environment["NO_COLOR"] == nil)
        try await HTTPClient.withHTTPClient(configuration: HTTPTransport.configuration) { http in
            let transport = HTTPTransport(client: http, server: address, token: token, language: language.rawValue)
            try await body(
                Session(
                    client: Client(transport, server: address.base), console: console, isJSON: json,
                    language: language, style: style))
        }
    }
}
