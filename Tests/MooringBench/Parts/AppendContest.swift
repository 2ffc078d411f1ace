import MooringModel
import StoreSQLite
import Stores
import SystemPackage

/// Mooring and the bare loop by turns.
struct AppendContest {
    /// So many clients at once, and so many appends by all of them in a round.
    struct Crowd {
        var clients: Int
        var appends: Int
        /// The share of the bare loop's rate that is aimed at.
        var aim: Double
    }

    static let crowds = [
        Crowd(clients: 1, appends: 400, aim: 0.8), Crowd(clients: 64, appends: 3_200, aim: 0.5),
        Crowd(clients: 200, appends: 4_000, aim: 0.5),
    ]

    /// What one round has shown.
    private struct Round {
        var sync: Double
        var group: Double
        var mooring: Double
        var bare: Double
    }

    let store: SQLiteStore
    let written: WrittenAppends
    let bare: BareLoop
    let editors: Editors
    let disk: SyncRate
    private var rounds: [Int: [Round]] = [:]

    init(store: SQLiteStore, written: WrittenAppends, bare: BareLoop, editors: Editors, disk: SyncRate) {
        self.store = store
        self.written = written
        self.bare = bare
        self.editors = editors
        self.disk = disk
    }

    mutating func round(_ crowd: Crowd) async throws {
        let sync = try disk.measure()
        let before = (position: try await store.head().position.value, tally: store.groupTally)
        let mooring = try await WallClock.seconds {
            try await editors.edit(crowd.appends, clients: crowd.clients)
        }
        let groups = store.groupTally.groups - before.tally.groups
        let tape = try written.tape(after: before.position)
        guard tape.count == crowd.appends else {
            throw BenchError("\(crowd.appends) edits have recorded \(tape.count) events")
        }
        let bare = try WallClock.seconds { try self.bare.play(tape, groups: groups) }
        let appends = Double(crowd.appends)
        rounds[crowd.clients, default: []].append(
            Round(sync: sync, group: appends / Double(groups), mooring: appends / mooring, bare: appends / bare))
    }

    var table: Table {
        var table = Table(
            "clients", "4 KiB + fdatasync/s", "appends/group", "Mooring/s", "bare loop/s", "ratio", "aim")
        for crowd in Self.crowds {
            let rounds = rounds[crowd.clients] ?? []
            table.add(
                "\(crowd.clients)", rounds.map(\.sync).median.grouped, rounds.map(\.group).median.rounded(to: 1),
                rounds.map(\.mooring).median.grouped, rounds.map(\.bare).median.grouped,
                rounds.map { $0.mooring / $0.bare }.median.rounded(to: 2), crowd.aim.rounded(to: 1))
        }
        return table
    }
}
