package import ArgumentParser
internal import MooringModel

package struct ProjectionsRebuildCommand: ClientCommand {
    package static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Build the views again from the log beside the live ones, compare, and replace them.")
    @Flag(help: "Only compare; 1 if they differ.") package var check = false
    @OptionGroup package var global: GlobalOptions
    @OptionGroup var changing: ChangingOptions

    package init() {}

    package func run(in session: Session) async throws {
        let request = Request(.post, "projections", "rebuild", body: ["replace": .bool(!check)])
        try RebuildOutcome(try await session.client.json(changing.applied(to: request)), isCheck: check).show(
            in: session)
    }
}
