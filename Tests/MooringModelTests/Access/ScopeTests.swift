import DomainSamples
import MooringModel
import Testing

@Suite struct ScopeTests {
    @Test(arguments: [
        Scope.installation, .organization(Sample.organization), .project(Sample.project),
        .cluster(Sample.cluster("in01")),
    ])
    func `a scope reads back from its text`(scope: Scope) {
        #expect(Scope(scope.description) == scope)
    }

    @Test(arguments: ["", "Installation", "org-", "\(Sample.integration)", "cluster/", "cluster/../a", "in01"])
    func `other texts are no scopes`(text: String) {
        #expect(Scope(text) == nil)
    }
}
