/// Colours for a terminal; none where the output is no terminal or NO_COLOR is set (https://no-color.org).
package struct Style: Sendable {
    package var isColored: Bool

    package init(isColored: Bool) { self.isColored = isColored }

    package enum Color: Int, Sendable {
        case bold = 1
        case dim = 2
        case red = 31
        case green = 32
        case yellow = 33
    }

    package func text(_ text: String, _ color: Color) -> String {
        isColored ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}
