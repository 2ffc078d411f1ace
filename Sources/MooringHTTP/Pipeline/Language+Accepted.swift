import MooringModel

extension Language {
    /// The language that an `Accept-Language` header (RFC 9110, section 12.5.4) likes best among ours; English if none.
    init(accepted header: String?) {
        var best: (language: Language, weight: Double)?
        for choice in (header ?? "").split(separator: ",") {
            let parts = choice.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = parts.first?.lowercased() else { continue }
            let language: Language
            switch tag.split(separator: "-").first {
            case "zh": language = .simplifiedChinese
            case "en": language = .english
            default: continue
            }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        self = best?.language ?? .english
    }
}
