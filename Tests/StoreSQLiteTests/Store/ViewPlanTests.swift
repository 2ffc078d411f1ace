import GRDB
import MooringModel
import Projections
import StoreTesting
import Stores
import Synchronization
import SystemPackage
import Testing

@testable import StoreSQLite

/// How SQLite finds what is asked of the views: by an index, at any moment, and never by going through all rows.
@Suite struct ViewPlanTests {
    @Test func `a project's integrations in a region are found by the scope's index, now and as of a position`()
        async throws
    {
        for asOf in [nil, Position(3)] {
            let query = ViewQuery(
                .integration, scope: "proj-1", region: "aws-us-west-2", statuses: ["active", "error"], after: "integ-1",
                limit: 50, asOf: asOf)
            let plan = try await plan { db in _ = try db.viewRows(query) }
            #expect(plan == ["SEARCH view_row USING INDEX view_row_scope (view=? AND scope=? AND key>?)"], "\(plan)")
        }
    }

    @Test func `what has a second name is found by the lookup's index, now and as of a position`() async throws {
        for asOf in [nil, Position(3)] {
            let plan = try await plan { db in
                _ = try db.viewRows(ViewQuery(.token, lookup: "hash", limit: 1, asOf: asOf))
            }
            #expect(plan == ["SEARCH view_row USING INDEX view_row_lookup (view=? AND lookup=?)"], "\(plan)")
        }
    }

    @Test func `one thing is found by its key, now and as of a position`() async throws {
        let now = try await plan { db in _ = try db.viewRow(.integration, key: "integ-1", asOf: nil) }
        #expect(now == ["SEARCH view_row USING INDEX view_row_present (view=? AND key=?)"], "\(now)")
        let then = try await plan { db in _ = try db.viewRow(.integration, key: "integ-1", asOf: Position(3)) }
        #expect(then == ["SEARCH view_row USING INDEX view_row_history (view=? AND key=? AND valid_from<?)"], "\(then)")
    }

    @Test func `a whole view is listed through an index in the order of its keys`() async throws {
        for asOf in [nil, Position(3)] {
            let plan = try await plan { db in _ = try db.viewRows(ViewQuery(.organization, after: "org-1", asOf: asOf))
            }
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH view_row USING INDEX") } && !plan.isEmpty, "\(plan)")
        }
    }

    @Test func `the events of a stream, a project or a person are found by their index`() async throws {
        let queries = [
            EventQuery(stream: .log), EventQuery(project: ProjectID(bits: 1)), EventQuery(actor: "prin-anna"),
            EventQuery(project: ProjectID(bits: 1), type: "integration.added"),
        ]
        for query in queries {
            let plan = try await plan { db in _ = try db.events(matching: query) }
            #expect(plan.allSatisfy { $0.hasPrefix("SEARCH event USING INDEX") } && !plan.isEmpty, "\(plan)")
        }
    }

    /// The plans of the statements that `body` carries out, without a sorting step being left out.
    private func plan(_ body: @escaping @Sendable (Database) throws -> Void) async throws -> [String] {
        try await withTemporaryDirectory { directory in
            let path = directory.appending("mooring.sqlite").string
            try await SQLiteStore(database: path) { StoryClock.beginning }.close()
            let queue = try DatabaseQueue(path: path)
            defer { try? queue.close() }
            return try await queue.read { db in
                let statements = Mutex<[String]>([])
                db.trace { event in
                    guard case .statement(let statement) = event else { return }
                    statements.withLock { $0.append(statement.expandedSQL) }
                }
                try body(db)
                db.trace(nil)
                return try statements.withLock { $0 }.filter { $0.hasPrefix("SELECT") }.flatMap { sql in
                    try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
                }
            }
        }
    }
}
