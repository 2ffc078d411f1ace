package import ArgumentParser
internal import MooringModel

package struct LogVerifyCommand: ClientCommand {
    package static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Recompute the whole log from its bytes and name the first bad event.")
    @OptionGroup package var global: GlobalOptions

    package init() {}

    package func run(in session: Session) async throws {
        let answer = try await session.client.json(
            Request(.post, "log", "verification").header("Idempotency-Key", ChangingOptions.randomKey()))
        try LogVerdict(answer).show(in: session)
    }
}

struct LogCheckpointCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint", abstract: "Print the signed checkpoint of the log, to be kept elsewhere.")
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        let text = try await session.client.send(Request(.get, "log", "checkpoint")).text
        session.console.write(
            session.isJSON ? JSONValue.object(["checkpoint": .string(text)]).canonicalText + "\n" : text, to: .output)
    }
}
