internal import MooringModel

/// What a draft needs, as far as it is known.
struct DraftAnswers: Sendable {
    var project: ProjectID?
    var name: String?
    var description: String?
    var region: Region?
    var connector: String?

    /// The flags that are missing.
    var missing: [String] {
        [
            project == nil ? "--project" : nil, region == nil ? "--region" : nil,
            connector == nil ? "--connector" : nil,
        ].compactMap { $0 }
    }

    var isComplete: Bool { missing.isEmpty }
}
