import MooringModel
import Stores
import Testing

extension Guarantee {
    /// How secrets are kept.
    static let secrets: [Guarantee] = [
        Guarantee("a secret is given to its project only, as it was put last, until it is destroyed") { story in
            let (secrets, id) = (story.store.secrets, story.newID(SecretID.self))
            #expect(try await secrets.get(id, project: story.project) == nil)
            try await secrets.put([1, 2, 3], id: id, project: story.project)
            try await secrets.put([0, 255, 7], id: id, project: story.project)
            #expect(try await secrets.get(id, project: story.project) == [0, 255, 7])
            #expect(try await secrets.get(id, project: story.otherProject) == nil)
            #expect(try await secrets.get(story.newID(), project: story.project) == nil)
            try await secrets.destroy(id)
            try await secrets.destroy(id)
            #expect(try await secrets.get(id, project: story.project) == nil)
        }
    ]
}
