import MooringModel
import Testing

@Suite struct IdentifierTests {
    @Test func `an identifier reads back from its text in either case`() throws {
        let id = ProjectID(bits: 0x0192_4B3C_0000_7000_8000_0123_4567_89AB)
        #expect(id.description.hasPrefix("proj-"))
        #expect(id.description.utf8.count == 31)
        #expect(ProjectID(id.description) == id)
        #expect(ProjectID("proj-" + id.description.dropFirst(5).lowercased()) == id)
        #expect(ProjectID(bits: .max).description == "proj-7ZZZZZZZZZZZZZZZZZZZZZZZZZ")
        #expect(ProjectID(bits: 0).description == "proj-00000000000000000000000000")
    }

    @Test func `later bits sort later, and all 128 of them read back`() throws {
        var previous = ProjectID(bits: 0)
        for bit in 0..<128 {
            let id = ProjectID(bits: 1 << UInt128(bit))
            #expect(previous < id)
            #expect(ProjectID(id.description) == id)
            previous = id
        }
    }

    @Test(arguments: [
        "", "proj-", "integ-01924B3C000070008000012345", "proj-U1924B3C000070008000012345",
        "proj-81924B3C000070008000012345",
        "proj-01924B3C00007000800001234", "proj-01924B3C0000700080000123456", "proj_01924B3C000070008000012345",
        "PROJ-01924B3C000070008000012345", "proj-01924B3C00007000800001234I", "proj-01924B3C00007000800001234é",
        "proj-0192 B3C000070008000012345", "proj01924B3C000070008000012345",
    ])
    func `other texts are no identifiers of a project`(text: String) {
        #expect(ProjectID(text) == nil)
    }
}
