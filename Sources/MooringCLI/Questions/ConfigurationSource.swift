internal import ConnectorKit
internal import MooringModel

/// Where a configuration comes from: a file, fields on the command line, or the person at the terminal.
struct ConfigurationSource: Sendable {
    var assignments: [Assignment]
    var file: String?

    var isEmpty: Bool { assignments.isEmpty && file == nil }

    /// - Parameter present: what fields are set in; a file takes its place.
    /// - Returns: nil if nothing is given and nobody can be asked
    func configuration(
        from present: JSONObject, connector: String, in session: Session
    ) async throws(Failure) -> JSONValue? {
        let base = try file.map { path throws(Failure) in try read(path, in: session) }
        guard !assignments.isEmpty || (base == nil && session.console.canAsk) else { return base.map(JSONValue.object) }
        let schema = try await ConnectorOffer.named(connector, in: session).schema()
        guard assignments.isEmpty else { return Assignment.apply(assignments, to: base ?? present, schema) }
        return try SchemaQuestions(schema, session.interview).configuration(from: present)
    }

    private func read(_ path: String, in session: Session) throws(Failure) -> JSONObject {
        let text = path == "-" ? session.console.readAll() : try TextFile.read(path)
        let reason: String
        do {
            let value = try JSONValue(parsing: text)
            if let object = value.objectValue { return object }
            reason = "it holds \(value.typeName)"
        } catch {
            reason = "\(error)"
        }
        throw Failure(
            .misused, "\(path == "-" ? "the standard input" : path) holds no configuration: \(reason)",
            remedy: "A configuration is one JSON object.", code: "configuration-malformed")
    }
}
