internal import ArgumentParser

/// What a command takes that changes something.
struct ChangingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Why: recorded with the change, for those who read the history.", valueName: "text"))
    var reason: String?

    @Option(
        help: ArgumentHelp(
            "Make sure that repeating this command changes nothing twice; by default a random key for this call.",
            valueName: "key"),
        transform: Self.key)
    var idempotencyKey: String?

    init() {}

    static func key(_ text: String) throws(ArgumentFault) -> String {
        guard (1...128).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ArgumentFault("it has 1 to 128 printable ASCII characters and no space")
        }
        return text
    }

    /// The request with the reason, and with a key if it is a POST: only those need one (see ``Request/isRepeatable``).
    func applied(to request: Request) -> Request {
        var request = request.header("X-Reason", reason?.headerEncoded)
        if request.method == .post { request = request.header("Idempotency-Key", idempotencyKey ?? Self.randomKey()) }
        return request
    }

    static func randomKey() -> String {
        String(UInt128.random(in: 0...UInt128.max), radix: 16)
    }
}
