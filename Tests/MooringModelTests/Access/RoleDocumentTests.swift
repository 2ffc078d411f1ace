import Foundation
import MooringModel
import Testing

/// The table of roles and actions in docs/operations.md is what the code does.
@Suite struct RoleDocumentTests {
    private static let lines = Result {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        return try String(contentsOf: root.appending(path: "docs/operations.md"), encoding: .utf8)
            .split(separator: "\n")
    }

    @Test func `the columns are the roles`() throws {
        #expect(try Self.columns() == Role.allCases.map(\.rawValue))
    }

    @Test func `the rows are the actions`() throws {
        #expect(try Self.rows().map(\.action) == Action.allCases.map(\.rawValue))
    }

    @Test func `each cell is ticked if the role allows the action`() throws {
        for row in try Self.rows() {
            let action = try #require(Action(rawValue: row.action))
            for (role, cell) in zip(Role.allCases, row.cells) {
                #expect((cell == "✓") == role.actions.contains(action), "\(role.rawValue) × \(row.action)")
            }
        }
    }

    private static func columns() throws -> [String] {
        let header = try #require(try lines.get().first { $0.hasPrefix("| action |") })
        return Array(cells(of: header).dropFirst().dropLast())
    }

    private static func rows() throws -> [(action: String, cells: [String])] {
        try lines.get().drop { !$0.hasPrefix("| action |") }.dropFirst(2).prefix { $0.hasPrefix("| ") }.map { line in
            let cells = cells(of: line)
            return (cells[0].filter { $0 != "`" }, Array(cells.dropFirst().prefix(Role.allCases.count)))
        }
    }

    private static func cells(of line: Substring) -> [String] {
        line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }
}
