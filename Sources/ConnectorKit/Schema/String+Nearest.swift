extension String {
    /// The name among `names` that this was probably meant to be: at most two letters put in, left out or replaced,
    /// upper and lower case being one. Nil if none is that near.
    func nearest(of names: [String]) -> String? {
        let near = names.map { (name: $0, distance: editDistance(to: $0)) }
            .filter { $0.distance <= 2 && $0.distance < Swift.min(count, $0.name.count) }
        return near.min { $0.distance < $1.distance }?.name
    }

    /// Levenshtein's distance, over the letters' lower case.
    private func editDistance(to other: String) -> Int {
        let left = Array(lowercased())
        let right = Array(other.lowercased())
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let replaced = diagonal + (a == b ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = Swift.min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}

extension [String] {
    /// Each in quotes, with commas between.
    var listed: String { map { "\"\($0)\"" }.joined(separator: ", ") }
}
