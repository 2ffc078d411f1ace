internal import ArgumentParser
package import MooringModel

/// What a rebuild of the views found, as the server and the commands without one tell it.
package struct RebuildOutcome: Sendable {
    let answer: JSONValue
    let isCheck: Bool

    /// - Parameters:
    ///   - answer: `{through, rows, differences: []}`
    ///   - isCheck: whether the live views were left as they are.
    package init(_ answer: JSONValue, isCheck: Bool) {
        self.answer = answer
        self.isCheck = isCheck
    }

    private var differences: [JSONValue] { answer["differences"]?.arrayValue ?? [] }

    /// - Throws: `ExitCode.failure` if the views differ and still do.
    package func show(in session: Session) throws {
        if session.isJSON { session.show(answer) } else { session.show(lines) }
        if isCheck, !differences.isEmpty { throw ExitCode.failure }
    }

    package var lines: [String] {
        var lines = FieldList(.object(["rows": answer["rows"], "through": answer["through"]])).lines
        if differences.isEmpty {
            lines.append("The live views are what the log makes of them.")
        } else {
            lines.append(isCheck ? "The live views differ from the log:" : "These differences were mended:")
            lines += differences.map { "  \($0.shortText)" }
        }
        return lines
    }
}
