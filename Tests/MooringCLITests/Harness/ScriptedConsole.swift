import MooringCLI
import Synchronization

/// A person who types from a script, at a terminal or not; remembers what was shown.
final class ScriptedConsole: Console {
    private struct State {
        var typed: [String]
        var shown: [ConsoleStream: String] = [:]
        var hidden = 0
    }

    private let state: Mutex<State>
    private let isTerminal: Bool
    let width: Int

    init(typing lines: [String] = [], isTerminal: Bool = false, width: Int = 100) {
        state = Mutex(State(typed: lines))
        self.isTerminal = isTerminal
        self.width = width
    }

    func write(_ text: String, to stream: ConsoleStream) {
        state.withLock { $0.shown[stream, default: ""] += text }
    }

    func isTerminal(_ stream: ConsoleStream) -> Bool { isTerminal }

    func readLine(echo: Bool) -> String? {
        state.withLock { state in
            if !echo { state.hidden += 1 }
            return state.typed.isEmpty ? nil : state.typed.removeFirst()
        }
    }

    var output: String { state.withLock { $0.shown[.output] ?? "" } }
    var errors: String { state.withLock { $0.shown[.error] ?? "" } }
    var lines: [String] { output.split(separator: "\n").map(String.init) }
    /// How many lines were typed without echo.
    var hidden: Int { state.withLock { $0.hidden } }
}
