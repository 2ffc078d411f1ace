import MooringModel
import StoreSQLite
import Testing

/// A directory that is locked keeps secrets that were read in memory.
@Suite struct SealedSecretsTests {
    @Test func `what is read is what was put last, and nothing once it is destroyed`() async throws {
        try await DirectoryStory.with { story in
            try await story.whileOpen { store, _ in
                let (id, project, other) = (SecretID(bits: 1), ProjectID(bits: 2), ProjectID(bits: 3))
                try await store.put([1, 2, 3], id: id, project: project)
                for _ in 0..<2 { #expect(try await store.get(id, project: project) == [1, 2, 3]) }
                #expect(try await store.get(id, project: other) == nil)
                try await store.put([4], id: id, project: project)
                for _ in 0..<2 { #expect(try await store.get(id, project: project) == [4]) }
                try await store.destroy(id)
                for _ in 0..<2 { #expect(try await store.get(id, project: project) == nil) }
            }
        }
    }
}
