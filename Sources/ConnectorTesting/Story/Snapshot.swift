/// What a storage holds at a moment.
struct Snapshot: Sendable, Equatable, CustomStringConvertible {
    /// By the bytes of the name: to Swift, a composed and a decomposed "é" are one string, to a storage two names.
    private var objects: [[UInt8]: Fingerprint] = [:]

    init(_ objects: [StoredObject]) {
        for object in objects { self[object.name] = Fingerprint(object.bytes) }
    }

    subscript(name: String) -> Fingerprint? {
        get { objects[Array(name.utf8)] }
        set { objects[Array(name.utf8)] = newValue }
    }

    /// The same with one object more.
    func with(_ bytes: [UInt8], at key: String) -> Snapshot {
        var snapshot = self
        snapshot[key] = Fingerprint(bytes)
        return snapshot
    }

    var names: Set<String> { Set(objects.keys.map { String(decoding: $0, as: UTF8.self) }) }

    var description: String {
        let lines = objects.map { "\(String(decoding: $0.key, as: UTF8.self)): \($0.value)" }
        return "[" + lines.sorted().joined(separator: ", ") + "]"
    }
}
