import DomainSamples
import MooringModel
import Testing

@Suite struct DraftTests {
    @Test func `a draft records what it was given, with its name trimmed`() throws {
        let draft = IntegrationDraft.sample(name: "  Acme exports\n")
        let events = try Integration().decide(.draft(draft, in: .sample(), clouds: [.local]))
        #expect(events == [.drafted(.sample(name: "Acme exports"))])
    }

    @Test func `a draft may lack a name`() throws {
        #expect(try Integration.drafted(.sample(name: nil)).draft?.name == nil)
    }

    @Test func `a draft is for a bucket only while it has no name`() throws {
        let unnamed = try Integration.drafted(.sample(name: nil, bucket: "acme"))
        #expect(unnamed.draft?.bucket == "acme")
        #expect(try unnamed.after(.describe(name: nil, description: "still none")).draft?.bucket == "acme")
        #expect(try unnamed.after(.describe(name: "Exports", description: "")).draft?.bucket == nil)
        #expect(try Integration.drafted(.sample(name: "Exports", bucket: "acme")).draft?.bucket == nil)
    }

    @Test(arguments: [("", true), ("   ", true), ("a", false), ("é", false), ("a\u{7}b", true), ("a\nb", true)])
    func `a name has a character and no control character`(name: String, isRefused: Bool) {
        let refusal = Integration().refusal(of: .draft(.sample(name: name), in: .sample(), clouds: [.local]))
        #expect(refusal?.code == (isRefused ? "name-invalid" : nil))
    }

    @Test func `a name has at most 64 characters, whatever their bytes`() {
        let longest = String(repeating: "界", count: 64)
        func refusal(_ name: String) -> Refusal? {
            Integration().refusal(of: .draft(.sample(name: name), in: .sample(), clouds: [.local]))
        }
        #expect(refusal(longest) == nil)
        #expect(refusal(longest + "x")?.code == "name-invalid")
    }

    @Test func `a description has at most 256 characters and may break lines`() {
        func refusal(_ description: String) -> Refusal? {
            var draft = IntegrationDraft.sample()
            draft.description = description
            return Integration().refusal(of: .draft(draft, in: .sample(), clouds: [.local]))
        }
        #expect(refusal(String(repeating: "d", count: 255) + "\n") == nil)
        #expect(refusal(String(repeating: "d", count: 257))?.code == "description-invalid")
        #expect(refusal("a\u{1B}[31m")?.code == "description-invalid")
    }

    @Test func `the region must be one of the connector's cloud`() {
        let draft = IntegrationDraft.sample(region: "gcp-us-west1")
        let refusal = Integration().refusal(of: .draft(draft, in: .sample(), clouds: [.aws, .local]))
        #expect(refusal?.code == "region-of-other-cloud")
        #expect(refusal?.remedy.english == "Choose a region of: aws, local.")
    }

    @Test func `a removed, an unknown and another project take no draft`() throws {
        let removed = try Project.sample().after(.remove(remaining: []))
        for project in [removed, Project(), .sample(Sample.otherProject)] {
            let refusal = Integration().refusal(of: .draft(.sample(), in: project, clouds: [.local]))
            #expect(refusal?.code == "project-not-found")
        }
    }

    @Test func `an integration is drafted once`() throws {
        let again = IntegrationDraft.sample(name: "Again")
        for integration in [try Integration.drafted(), try .active(), try .deleted()] {
            #expect(
                integration.refusal(of: .draft(again, in: .sample(), clouds: [.local]))?.code == "integration-taken")
        }
    }

    @Test func `what is not drafted is not found`() {
        let commands: [Integration.Command] = [.add, .suspend, .expire, .describe(name: "x", description: "")]
        for command in commands { #expect(Integration().refusal(of: command)?.code == "integration-not-found") }
    }

    @Test func `name and description may change at any time, and nothing else with them`() throws {
        for integration in [try Integration.drafted(), try .active(), try .failing(), try .suspended()] {
            let described = try integration.after(.describe(name: "New", description: "new"))
            var expected = integration
            expected.draft?.name = "New"
            expected.draft?.description = "new"
            #expect(described == expected)
        }
    }

    @Test func `describing without a name keeps the one there is`() throws {
        for integration in [try Integration.drafted(), try .active()] {
            let events = try integration.decide(.describe(name: nil, description: "new"))
            #expect(events == [.described(name: "Acme exports", description: "new")])
        }
        let unnamed = try Integration.drafted(.sample(name: nil))
        #expect(try unnamed.decide(.describe(name: nil, description: "d")) == [.described(name: nil, description: "d")])
    }

    @Test func `describing it as it is changes nothing`() throws {
        #expect(try Integration.active().decide(.describe(name: "Acme exports ", description: "")) == [])
    }

    @Test func `describing holds the rules for names`() throws {
        let integration = try Integration.active()
        #expect(integration.refusal(of: .describe(name: " ", description: ""))?.code == "name-invalid")
        let long = String(repeating: "d", count: 257)
        #expect(integration.refusal(of: .describe(name: nil, description: long))?.code == "description-invalid")
    }

    @Test func `an untouched draft expires, and only a draft does`() throws {
        #expect(try Integration.drafted().decide(.expire) == [.deleted(cause: .expired)])
        #expect(try Integration.validated().decide(.expire) == [.deleted(cause: .expired)])
        for integration in [try Integration.active(), try .failing(), try .suspended()] {
            #expect(try integration.decide(.expire) == [])
        }
    }
}
