/// Rows under titles, in columns that line up on a terminal.
package struct Table: Sendable {
    package var titles: [String]
    package var rows: [[String]]

    package init(titles: [String], rows: [[String]]) {
        self.titles = titles
        self.rows = rows
    }

    /// The lines, titles first, without spaces at their ends.
    package var lines: [String] {
        let lines = [titles.map { $0.uppercased() }] + rows
        let widths = titles.indices.map { column in lines.map { $0[column].displayWidth }.max() ?? 0 }
        return lines.map { cells in
            var line = zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
