/// Something that a connector can do wrong.
enum Flaw: CaseIterable {
    case passesOverACheck, leavesItsProbe, writesWhileReadonly, keepsTheSecret
    case losesTheLastByte, readsTheEndFirst, readsTheWholeAtOnce
    case sendsAgain, overwrites, namesNoKey
    case leavesBeforeItSaves, ignoresWhatSavingSays, forgetsWhereItWas, abandonsNothing, abandonsTheObject
    case hidesWhatTheSourceSays, ignoresCancellation, findsWhatIsNotThere, findsAnotherSize
    case listsTheNeighbors, listsTwice, readsFromTheStart, readsNothingWhereNothingIs

    /// The guarantee that it breaks.
    var sentence: String {
        switch self {
        case .passesOverACheck:
            "a validation yields every check exactly once, in order, as it ends, and passes"
        case .leavesItsProbe:
            "a validation leaves nothing behind but what its report names, however often it runs"
        case .writesWhileReadonly: "a read-only integration is validated without writing, and exports nothing"
        case .keepsTheSecret:
            "a secret is read anew for each use: once it is destroyed, nothing is exported any more"
        case .losesTheLastByte: "an object arrives byte for byte, whatever its size"
        case .readsTheEndFirst, .readsTheWholeAtOnce:
            "the first pass over the source is ascending and without gaps, in reads of a bounded size"
        case .sendsAgain:
            "an export that is repeated counts as sent and leaves the destination as after the first time"
        case .overwrites, .namesNoKey: "an object with other content is never overwritten, and named"
        case .leavesBeforeItSaves: "before anything is left at the destination, a value that finds it is saved"
        case .ignoresWhatSavingSays:
            "a value that cannot be saved ends the export with that error, and leaves nothing unfound"
        case .forgetsWhereItWas:
            "an export whose process died goes on with what it saved, and is not harmed if it wakes up"
        case .abandonsNothing: "abandoning frees what a process left that died, and repeating it is harmless"
        case .abandonsTheObject: "abandoning an export that came to its end leaves the object where it is"
        case .hidesWhatTheSourceSays: "an error of the source is passed on as it is, and nothing is at the key"
        case .ignoresCancellation: "a canceled export ends, and nothing is at the key"
        case .findsWhatIsNotThere:
            "nothing is found where nothing is, nor where an export did not come to its end"
        case .findsAnotherSize: "an object is found with its size, and with true checksums"
        case .listsTheNeighbors, .listsTwice:
            "a list has every object below its directory, each once and with its size, and no other"
        case .readsFromTheStart: "an object is read in pieces, byte for byte, and nothing behind its end"
        case .readsNothingWhereNothingIs: "what is not there is not read, and says so"
        }
    }
}
