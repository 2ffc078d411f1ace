import DomainSamples
import MooringModel
import Testing

@Suite struct OrganizationTests {
    @Test func `an organization is created once, with a proper name`() throws {
        let id = Sample.organization
        #expect(try Organization().decide(.create(id, name: " Acme ")) == [.created(id: id, name: "Acme")])
        #expect(Organization().refusal(of: .create(id, name: ""))?.code == "name-invalid")
        #expect(Organization.sample.refusal(of: .create(id, name: "Acme"))?.code == "organization-taken")
    }
}
