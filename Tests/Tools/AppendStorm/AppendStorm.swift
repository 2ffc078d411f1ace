import MooringModel
import StoreSQLite
import SystemPackage

// # A program to be killed
//
// `AppendStorm storm DIR` appends to a data directory from many tasks until somebody kills it.
// `AppendStorm fill DIR BYTES` appends until its files may not grow any more, then lets them grow again.
//
// Each line on its standard output is one fact, written by one call before the next thing happens: `ready`,
// `acknowledged FIRST LAST CORRELATION`, `refused CODE MESSAGE`, `room`, `done`.

@main struct AppendStorm {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let region = Region("local") else {
            return Output.write("usage: AppendStorm storm|fill DIR [BYTES]")
        }
        let directory = DataDirectory(FilePath(arguments[2]))
        let store = try await SQLiteStore.open(directory) { SystemClock.now }
        Output.write("ready")
        if arguments[1] == "fill" {
            try await Filling(store, in: region, bytes: UInt(arguments[3]) ?? 0).run()
        } else {
            await Storm(store, in: region).run()
        }
        try await store.close()
        Output.write("done")
    }
}
