package import MooringModel

/// Asks the person at the terminal, and asks again until the answer will do.
package struct Interview: Sendable {
    let console: any Console
    let language: Language

    package init(console: any Console, language: Language) {
        self.console = console
        self.language = language
    }

    /// What can be chosen: what is taken, and what is said of it.
    package struct Choice: Sendable, Equatable {
        package var value: String
        package var note: String

        package init(_ value: String, _ note: String = "") {
            self.value = value
            self.note = note
        }
    }

    /// What an answer leads to.
    package enum Judgment<Value> {
        case taken(Value)
        /// What is wrong with it, and what would be right.
        case refused(String)
    }

    /// Asks for a text.
    ///
    /// - Parameters:
    ///   - present: what stands there if the person only presses Return.
    ///   - isSecret: whether what is typed is not shown.
    ///   - judge: takes the answer without white space at its ends, or says what would be right.
    package func ask<Value>(
        _ title: String, help: String? = nil, present: String? = nil, isSecret: Bool = false,
        judge: (String) -> Judgment<Value>
    ) throws(Failure) -> Value {
        if let help { console.note(help.printable) }
        while true {
            console.write(title.printable + (present.map { " [\($0.printable)]" } ?? "") + ": ", to: .error)
            guard let line = console.readLine(echo: !isSecret) else { throw Self.unanswered(title) }
            switch judge(line.withoutOuterSpace) {
            case .taken(let value): return value
            case .refused(let why): console.note("  \(why.printable)")
            }
        }
    }

    /// Asks for one of some, by its number or as it is written.
    ///
    /// - Returns: the value chosen; nil if the person only presses Return and `isRequired` is false
    package func choose(
        _ title: String, help: String? = nil, from choices: [Choice], present: String? = nil, isRequired: Bool = true
    ) throws(Failure) -> String? {
        console.note(title.printable)
        let width = choices.map { $0.value.displayWidth }.max() ?? 0
        for (index, choice) in choices.enumerated() {
            let number = String(index + 1).indented(to: 4)
            let value = choice.note.isEmpty ? choice.value : choice.value.padded(to: width)
            console.note("\(number)  \(value.printable)" + (choice.note.isEmpty ? "" : "  \(choice.note.printable)"))
        }
        return try ask("1 to \(choices.count)", help: help, present: present) { answer in
            if answer.isEmpty, !isRequired || present != nil { return .taken(nil) }
            if let choice = choices.first(where: { $0.value == answer }) { return .taken(choice.value) }
            if let number = Int(answer), choices.indices.contains(number - 1) {
                return .taken(choices[number - 1].value)
            }
            return .refused("Type a number from 1 to \(choices.count), or one of the words beside them.")
        }
    }

    /// Whether the person says yes; anything else, and the end of the input, is a no.
    package func confirm(_ question: String) -> Bool {
        console.write("\(question.printable) [y/N] ", to: .error)
        let answer = console.readLine(echo: true)?.withoutOuterSpace.lowercased()
        return answer == "y" || answer == "yes" || answer == "是"
    }

    private static func unanswered(_ title: String) -> Failure {
        Failure(
            .misused, "the input ended at the question for \(title)",
            remedy: "Answer it, or give the value as an argument; --help lists them.", code: "not-answered")
    }
}

extension String {
    var withoutOuterSpace: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
