package import MooringModel
package import Projections

extension MemoryStore: ViewStore {
    package func row(_ view: View, key: String, asOf: Position?) async -> ViewRow? {
        withState { $0.log.views.row(view, key: key, asOf: asOf) }
    }

    package func rows(_ query: ViewQuery) async -> [ViewRow] { withState { $0.log.views.rows(query) } }
}
