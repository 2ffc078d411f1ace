import MooringModel
import Stores
import Testing

extension Guarantee {
    /// What is kept beside the log and can be erased: profiles, and the times of checks.
    static let people: [Guarantee] = [
        Guarantee("profiles are found for those who have one, as saved last, until they are erased") { story in
            let (profiles, anna, bert) = (
                story.store.profiles, story.newID(PrincipalID.self), story.newID(PrincipalID.self)
            )
            #expect(try await profiles.profiles(of: [anna, bert]).isEmpty)
            try await profiles.save(Profile(name: "Anna", email: "anna@example.org"), of: anna)
            try await profiles.save(Profile(name: "Bert"), of: bert)
            try await profiles.save(Profile(name: "Anna B.", email: "anna@example.org"), of: anna)
            let annas = Profile(name: "Anna B.", email: "anna@example.org")
            #expect(try await profiles.profiles(of: [anna, bert]) == [anna: annas, bert: Profile(name: "Bert")])
            #expect(try await profiles.profiles(of: [anna, story.newID()]) == [anna: annas])
            #expect(try await profiles.profiles(of: []).isEmpty)
            try await profiles.save(nil, of: anna)
            try await profiles.save(nil, of: anna)
            #expect(try await profiles.profiles(of: [anna, bert]) == [bert: Profile(name: "Bert")])
        },
        Guarantee("the time of an integration's last check is what was noted last") { story in
            let (times, id, now) = (story.store.checkTimes, story.newID(IntegrationID.self), story.clock.now)
            #expect(try await times.lastChecked(id) == nil)
            try await times.noteChecked(id, at: now)
            try await times.noteChecked(id, at: now.adding(seconds: 60))
            #expect(try await times.lastChecked(id) == now.adding(seconds: 60))
            #expect(try await times.lastChecked(story.newID()) == nil)
        },
    ]
}
