package import MooringModel

/// One command's conversation: with the server on one side, with the person or the program on the other.
package struct Session: Sendable {
    package var client: Client
    package var console: any Console
    /// Whether the output is the server's JSON.
    package var isJSON = false
    package var language = Language.english
    package var style = Style(isColored: false)
    /// Waits between two looks at what goes on.
    package var wait: @Sendable (Duration) async throws -> Void = { try await ContinuousClock().sleep(for: $0) }

    package init(
        client: Client, console: any Console, isJSON: Bool = false, language: Language = .english,
        style: Style = Style(isColored: false)
    ) {
        self.client = client
        self.console = console
        self.isJSON = isJSON
        self.language = language
        self.style = style
    }

    var interview: Interview { Interview(console: console, language: language) }

    /// Prints one thing: its JSON, or its fields.
    func show(_ value: JSONValue) {
        isJSON ? console.print(value.canonicalText) : show(FieldList(value).lines)
    }

    func show(_ lines: [String]) {
        for line in lines { console.print(line) }
    }

    /// Prints what a read answers.
    func show(_ request: Request, _ reading: ReadingOptions) async throws(Failure) {
        try await show(request.query("asOf", reading.asOf))
    }

    /// Prints what a read answers.
    func show(_ request: Request) async throws(Failure) {
        show(try await client.json(request))
    }

    /// Makes a change and prints what it answers.
    ///
    /// - Returns: what it answers
    @discardableResult
    func change(_ request: Request, _ changing: ChangingOptions) async throws(Failure) -> JSONValue {
        let answer = try await client.json(changing.applied(to: request))
        if answer != .null { show(answer) }
        return answer
    }

    /// Prints a list as a table, or as one JSON object with all its items.
    func list(
        _ request: Request, _ listing: ListingOptions, _ reading: ReadingOptions,
        columns: [Column]
    ) async throws(Failure) {
        let request = request.query("asOf", reading.asOf)
        let (items, next) = try await client.items(request, limit: listing.limit, after: listing.after)
        if isJSON {
            console.print(JSONValue.object(["items": .array(items), "next": next.map(JSONValue.string)]).canonicalText)
        } else {
            let rows = items.map { item in columns.map { $0.text(item) } }
            show(Table(titles: columns.map(\.title), rows: rows).lines)
            noteCut(next)
        }
    }

    /// Says that a list has more than was asked for.
    func noteCut(_ next: String?) {
        if let next { console.note("There are more: give --limit, or go on with --after '\(next.printable)'.") }
    }

    /// Says to a person what usually comes next.
    func hint(_ text: String) {
        if console.isTerminal(.error), !isJSON { console.note("next: \(text)") }
    }
}
