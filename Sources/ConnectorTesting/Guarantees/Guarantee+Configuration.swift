import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// What a configuration is, and where it points.
    static let configuration: [Guarantee] = [
        Guarantee("every field of the configuration has a title and help in both languages") { story in
            story.descriptor.configurationSchema.json.expectDescribedFields(at: "")
        },
        Guarantee("the schema takes the configuration, and nothing that a default fills in is refused") { story in
            let schema = story.descriptor.configurationSchema
            for configuration in [story.destination.configuration, story.destination.missing] {
                #expect(schema.violations(in: schema.withDefaults(configuration)).isEmpty)
            }
            let bare = Set(schema.violations(in: [:]).map(\.pointer))
            let filled = schema.withDefaults([:])
            #expect(bare.isSuperset(of: schema.violations(in: filled).map(\.pointer)))
            #expect(schema.withDefaults(filled) == filled)
        },
        Guarantee("a location is the same however its configuration is spelled") { story in
            let location = try story.location(of: story.destination.configuration)
            #expect(!location.authority.isEmpty && !location.container.isEmpty)
            #expect(!location.prefix.contains { $0.isEmpty })
            for spelling in [story.destination.configuration] + story.destination.spellings {
                #expect(try story.location(of: spelling) == location)
            }
            #expect(try story.location(of: story.destination.missing) != location)
        },
        Guarantee("what the schema cannot say is refused at once, with everything that is wrong and what is right") {
            story in
            for configuration in story.destination.refused {
                let error = #expect(throws: ConfigurationError.self) {
                    _ = try story.location(of: configuration)
                    _ = try story.connector(of: configuration)
                }
                #expect(error?.violations.isEmpty == false)
                for violation in error?.violations ?? [] {
                    violation.detail.expectBothLanguages("what is wrong at \(violation.pointer)", isSentence: true)
                    violation.remedy.expectBothLanguages("what is right at \(violation.pointer)", isSentence: true)
                    #expect(violation.pointer.isEmpty || violation.pointer.hasPrefix("/"))
                }
            }
        },
        Guarantee("making a connector touches nothing") { story in
            let before = try await story.contents()
            _ = try story.connector()
            _ = try story.connector(of: story.destination.missing)
            _ = try story.connector(access: .readonly)
            #expect(try await story.contents() == before)
            #expect(story.secrets.reads == 0)
        },
    ]
}

extension Story {
    fileprivate func location(of configuration: JSONValue) throws(ConfigurationError) -> StorageLocation {
        try provider.location(
            of: descriptor.configurationSchema.withDefaults(configuration), region: destination.region)
    }
}

extension JSONValue {
    /// Expects texts for every member that this schema names, at every depth.
    fileprivate func expectDescribedFields(at path: String) {
        for member in self["properties"]?.objectValue?.members ?? [] {
            let name = path + "/" + member.name
            for (english, chinese) in [("title", "x-title-zh-Hans"), ("description", "x-description-zh-Hans")] {
                let text = LocalizedText(
                    en: member.value[english]?.stringValue ?? "", zhHans: member.value[chinese]?.stringValue ?? "")
                text.expectBothLanguages("the \(english) of \(name)", isSentence: english == "description")
            }
            member.value.expectDescribedFields(at: name)
            member.value["items"]?.expectDescribedFields(at: name)
        }
    }
}
