/// Figures under their headings, the first column to the left and the others to the right.
struct Table {
    private var lines: [[String]]

    init(_ headings: String...) { lines = [headings] }

    mutating func add(_ cells: String...) { lines.append(cells) }

    var text: String {
        let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { cells in
            zip(cells, widths).enumerated().map { column, cell in
                let padding = String(repeating: " ", count: cell.1 - cell.0.count)
                return column == 0 ? cell.0 + padding : padding + cell.0
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

extension Double {
    /// Whole, with a comma after each third digit.
    var grouped: String {
        let digits = String(Int(rounded()))
        return digits.enumerated().reduce(into: "") { text, digit in
            if digit.offset > 0, (digits.count - digit.offset) % 3 == 0 { text.append(",") }
            text.append(digit.element)
        }
    }

    /// With so many digits after the point, at least one.
    func rounded(to places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let whole = Int((self * scale).rounded())
        let fraction = String(whole % Int(scale))
        return "\(whole / Int(scale)).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
    }
}
