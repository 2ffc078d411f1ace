import MooringModel
import Testing

@Suite struct IdentifierTests {
    @Test func `an identifier reads back from its text in either case`() throws {
        let id = ProjectID(bits: 0x0192_4B3C_0000_7000_8000_0123_4567_89AB)
        #expect(id.description.hasPrefix("proj-"))
        #expect(id.description.utf8.count == 31)
        #expect(ProjectID(id.description) == id)
        #expect(ProjectID("proj-" + id.description.dropFirst(5).lowercased()) == id)
    }

    @Test(arguments: ["", "proj-", "integ-01924B3C000070008000012345", "proj-U1924B3C000070008000012345", "proj-81924B3C000070008000012345"])
    func `other texts are no identifiers of a project`(text: String) {
        #expect(ProjectID(text) == nil)
    }
}
