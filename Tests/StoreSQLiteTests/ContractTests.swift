import StoreSQLite
import StoreTesting
import SystemPackage
import Testing

@Suite struct ContractTests {
    @Test(.timeLimit(.minutes(2)), arguments: Guarantee.all)
    func `the store in SQLite keeps`(_ guarantee: Guarantee) async throws {
        try await guarantee.check { clock, body in
            try await withTemporaryDirectory { directory in
                let store = try await SQLiteStore(
                    database: directory.appending("mooring.sqlite").string, now: clock)
                try await body(Backend(store))
                try await store.close()
            }
        }
    }
}
