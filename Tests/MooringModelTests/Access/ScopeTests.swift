import DomainSamples
import MooringModel
import Testing

@Suite struct ScopeTests {
    @Test(arguments: [Scope.installation, .organization(Sample.organization), .project(Sample.project)])
    func `a scope reads back from its text`(scope: Scope) {
        #expect(Scope(scope.description) == scope)
    }

    @Test(arguments: ["", "Installation", "org-", "\(Sample.integration)"])
    func `other texts are no scopes`(text: String) {
        #expect(Scope(text) == nil)
    }
}
