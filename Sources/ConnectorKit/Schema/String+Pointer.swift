extension String {
    /// This JSON pointer one step further (RFC 6901, section 3).
    func appendingPointer(_ token: String) -> String {
        var escaped = ""
        for character in token {
            switch character {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.append(character)
            }
        }
        return self + "/" + escaped
    }
}
