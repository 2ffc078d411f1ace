/// What the program AppendStorm was told and has passed on.
struct Acknowledgment {
    var positions: ClosedRange<Int>
    var correlation: String

    /// nil unless the line is `acknowledged FIRST LAST CORRELATION`
    init?(_ line: String) {
        let words = line.split(separator: " ")
        guard words.count == 4, words[0] == "acknowledged", let first = Int(words[1]), let last = Int(words[2]) else {
            return nil
        }
        positions = first...last
        correlation = String(words[3])
    }
}
