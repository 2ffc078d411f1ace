import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// What a person is given to paste at the provider.
    static let authorization: [Guarantee] = [
        Guarantee("the materials are the same whenever they are asked for, and nothing is touched for them") { story in
            let before = try await story.contents()
            for access in IntegrationAccess.allCases {
                let materials = try story.connector(access: access).authorization()
                #expect(try story.connector(access: access).authorization() == materials)
            }
            #expect(try await story.contents() == before)
            #expect(story.secrets.reads == 0)
        },
        Guarantee("each document has a name of its own, a title in both languages, a media type and a text") { story in
            let materials = try story.connector().authorization()
            materials.introduction.expectBothLanguages("the introduction", isSentence: true)
            let names = materials.documents.map(\.name)
            #expect(Set(names).count == names.count)
            for document in materials.documents {
                #expect(document.name.wholeMatch(of: /[a-z0-9-]{1,64}/) != nil, "\(document.name)")
                #expect(document.mediaType.wholeMatch(of: /[a-z]+\/[a-z0-9.+-]+/) != nil, "\(document.name)")
                document.title.expectBothLanguages("the title of \"\(document.name)\"")
                #expect(!document.text.isEmpty, "\(document.name)")
                if document.mediaType == "application/json" {
                    #expect(throws: Never.self, "\(document.name)") { try JSONValue(parsing: document.text) }
                }
            }
        },
        Guarantee("no document shows a secret of the configuration") { story in
            let secrets = story.descriptor.configurationSchema.fields.filter(\.isSecret).compactMap {
                story.destination.configuration[$0.name]?.stringValue
            }
            for document in try story.connector().authorization().documents {
                for secret in secrets { #expect(!document.text.contains(secret), "\(document.name)") }
            }
        },
    ]
}
