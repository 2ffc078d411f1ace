/// Where the person is: reads what is typed and writes what is to be read.
///
/// Questions and progress go to ``ConsoleStream/error``, so that the output holds the result only.
package protocol Console: Sendable {
    func write(_ text: String, to stream: ConsoleStream)
    /// Whether a person sits at the stream.
    func isTerminal(_ stream: ConsoleStream) -> Bool
    /// The terminal's width in columns; 80 where there is none.
    var width: Int { get }
    /// One line from the input without its end; nil at the end of the input.
    ///
    /// - Parameter echo: whether a terminal shows what is typed.
    func readLine(echo: Bool) -> String?
}

/// One of the program's three standard streams.
package enum ConsoleStream: Sendable {
    case input, output, error
}

extension Console {
    /// Writes a line to the output.
    func print(_ line: String) { write(line + "\n", to: .output) }

    /// Writes a line beside the output.
    func note(_ line: String) { write(line + "\n", to: .error) }

    /// Whether questions can be asked: someone types, and sees what is asked.
    var canAsk: Bool { isTerminal(.input) && isTerminal(.error) }

    /// The whole input without the line end at its end.
    func readAll() -> String {
        var lines: [String] = []
        while let line = readLine(echo: true) { lines.append(line) }
        return lines.joined(separator: "\n")
    }
}
