import ConnectorKit
import MooringModel
import Testing

extension Guarantee {
    /// What a descriptor says.
    static let descriptor: [Guarantee] = [
        Guarantee("a catalog takes the connector") { story in
            #expect(throws: Never.self) { try ConnectorCatalog([story.provider]) }
        },
        Guarantee("the descriptor is the same whenever it is read") { story in
            let (first, second) = (story.descriptor, story.provider.descriptor)
            #expect(first.kind == second.kind)
            #expect(first.title == second.title && first.summary == second.summary)
            #expect(first.clouds == second.clouds && first.usesExternalID == second.usesExternalID)
            #expect(first.configurationSchema.json == second.configurationSchema.json)
            #expect(first.checks == second.checks)
        },
        Guarantee("the descriptor has the cloud of the region") { story in
            #expect(story.descriptor.clouds.contains(story.destination.region.cloud))
        },
        Guarantee("every text of the descriptor and its checks is there in both languages") { story in
            story.descriptor.title.expectBothLanguages("the title")
            story.descriptor.summary.expectBothLanguages("the summary", isSentence: true)
            for check in story.descriptor.checks {
                check.title.expectBothLanguages("the title of \"\(check.id)\"")
                for (name, message) in check.messages {
                    message.summary.expectBothLanguages("\"\(name)\" of \"\(check.id)\"", isSentence: true)
                    message.remedy?.expectBothLanguages("the remedy of \"\(name)\"", isSentence: true)
                }
            }
        },
        Guarantee("every check has a time limit") { story in
            for check in story.descriptor.checks { #expect(check.timeLimit > .zero, "\(check.id)") }
        },
    ]
}
