import MooringModel
import StoreSQLite

/// Appends from many tasks at once, while checkpoints are signed without pause, for ever.
struct Storm {
    private let store: SQLiteStore
    private let region: Region

    init(_ store: SQLiteStore, in region: Region) {
        self.store = store
        self.region = region
    }

    func run() async {
        await withTaskGroup { group in
            group.addTask {
                await store.runCheckpoints(every: .milliseconds(1)) { error in Output.write("failed \(error)") }
            }
            for _ in 0..<16 {
                group.addTask {
                    var work = Work(in: region)
                    while true { _ = await work.append(to: store) }
                }
            }
        }
    }
}
