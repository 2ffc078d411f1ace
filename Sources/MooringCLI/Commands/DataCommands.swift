internal import ArgumentParser
internal import MooringModel

struct DataBackupCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Back up the registry's data to a new file on the server.")
    @Argument(help: "An absolute path on the server where nothing is yet.") var path: String
    @OptionGroup var global: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    func run(in session: Session) async throws {
        try await session.change(Request(.post, "data", "backup", body: ["path": .string(path)]), changing)
    }
}

struct DataInfoCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Show where the data is, how large it is, and the key that signs the log.")
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        try await session.show(Request(.get, "data"))
    }
}
