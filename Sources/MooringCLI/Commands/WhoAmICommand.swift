internal import ArgumentParser
internal import MooringModel

struct WhoAmICommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami", abstract: "Show who the token says you are, and what you may do where.")
    @OptionGroup var global: GlobalOptions

    func run(in session: Session) async throws {
        let me = try await session.client.json(Request(.get, "me"))
        guard !session.isJSON, var object = me.objectValue else { return session.show(me) }
        let roles = object["roles"]?.arrayValue ?? []
        object["roles"] = .array(
            roles.map { role in .string("\(role["role"]?.shortText ?? "") in \(role["scope"]?.shortText ?? "")") })
        session.show(FieldList(.object(object)).lines)
    }
}
