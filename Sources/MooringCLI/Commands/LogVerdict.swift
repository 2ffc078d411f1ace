internal import ArgumentParser
package import MooringModel

/// What a verification of the log found, as the server and the commands without one tell it.
package struct LogVerdict: Sendable {
    let answer: JSONValue

    /// - Parameter answer: `{events, root, firstBad?: {position, reason}}`
    package init(_ answer: JSONValue) { self.answer = answer }

    /// - Throws: `ExitCode.failure` if there is a bad event.
    package func show(in session: Session) throws {
        if session.isJSON { session.show(answer) } else { session.show(lines) }
        if answer["firstBad"] != nil { throw ExitCode.failure }
    }

    package var lines: [String] {
        var lines = FieldList(.object(["events": answer["events"], "root": answer["root"]])).lines
        if let bad = answer["firstBad"] {
            let place = bad["position"]?.shortText ?? "?"
            lines.append("The first bad event is at position \(place): \(bad["reason"]?.shortText ?? "")")
        } else {
            lines.append("Every event is as it was recorded.")
        }
        return lines
    }
}
