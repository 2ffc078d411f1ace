internal import ArgumentParser

/// What a command takes that removes something.
struct ConfirmingOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Do not ask. Without a terminal nothing is asked either.")
    var yes = false

    init() {}

    /// - Throws: ``Failure`` if the person at the terminal does not say yes.
    func confirm(_ question: String, in session: Session) throws(Failure) {
        guard !yes, session.console.canAsk else { return }
        guard session.interview.confirm(question) else {
            throw Failure("you did not say yes; nothing was changed", remedy: "", code: "not-confirmed")
        }
    }
}
