package import MooringModel
package import Projections
package import Stores

extension SQLiteStore: ViewStore {
    package func row(_ view: View, key: String, asOf: Position?) async throws(StoreError) -> ViewRow? {
        try await read { db in try db.viewRow(view, key: key, asOf: asOf) }
    }

    package func rows(_ query: ViewQuery) async throws(StoreError) -> [ViewRow] {
        try await read { db in try db.viewRows(query) }
    }
}
