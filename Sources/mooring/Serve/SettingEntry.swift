internal import ArgumentParser

/// One entry of a setting that is a list of named values, each perhaps with fields of its own:
/// `aws=306787409409,principal=ARN`.
///
/// In the environment commas separate the values of a list too, so entries are told apart by their names alone: what has
/// the name of a field belongs to the entry before it. A flag, a variable and a file are written alike.
struct SettingEntry {
    var name: String
    var value: String
    private var fields: [String: String] = [:]

    subscript(field: String) -> String? { fields[field] }

    private init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// The entries of a list, in its order.
    ///
    /// - Parameters:
    ///   - key: what the setting is called, for messages.
    ///   - known: the names of the fields.
    static func entries(_ list: [String], of key: String, fields known: [String]) throws -> [SettingEntry] {
        var entries: [SettingEntry] = []
        for text in list.flatMap({ $0.split(separator: ",") }) {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                throw ValidationError(
                    "\(key): \"\(text)\" is not name=value; write each entry so, its fields behind commas.")
            }
            let (name, value) = (parts[0], parts[1])
            if known.contains(name) {
                guard var entry = entries.popLast() else {
                    throw ValidationError(
                        "\(key): \"\(text)\" stands before anything that it could belong to; put its entry first.")
                }
                guard entry.fields.updateValue(value, forKey: name) == nil else {
                    throw ValidationError("\(key): \(entry.name) has \"\(name)\" twice; give it once.")
                }
                entries.append(entry)
            } else {
                guard !entries.contains(where: { $0.name == name }) else {
                    throw ValidationError("\(key): \"\(name)\" is there twice; give it once.")
                }
                entries.append(SettingEntry(name: name, value: value))
            }
        }
        return entries
    }
}
