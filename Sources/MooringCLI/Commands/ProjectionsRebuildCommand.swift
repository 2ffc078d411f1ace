internal import ArgumentParser
internal import MooringModel

struct ProjectionsRebuildCommand: ClientCommand {
    static let configuration = CommandConfiguration(commandName: "rebuild", abstract: "Build the views again from the log beside the live ones, compare, and replace them.")
    @Flag(help: "Only compare; 1 if they differ.") var check = false
    @OptionGroup var global: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    func run(in session: Session) async throws {
        let request = Request(.post, "projections", "rebuild", body: ["replace": .bool(!check)])
        try RebuildOutcome(try await session.client.json(changing.applied(to: request)), isCheck: check).show(in: session)
    }
}
