internal import ArgumentParser

/// What a command takes that lists.
struct ListingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The most items to list.", valueName: "count"), transform: Self.count)
    var limit = 500

    @Option(help: ArgumentHelp("Go on after this key, which a cut list tells at its end.", valueName: "key"))
    var after: String?

    init() {}

    static func count(_ text: String) throws(ArgumentFault) -> Int {
        guard let count = Int(text), count >= 1 else { throw ArgumentFault("write a number from 1 on") }
        return count
    }
}
