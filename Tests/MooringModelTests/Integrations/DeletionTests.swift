import DomainSamples
import MooringModel
import Testing

@Suite struct DeletionTests {
    @Test func `an integration can be deleted from every station of its life`() throws {
        for integration in [
            try Integration.drafted(), try .validated(), try .active(), try .failing(), try .suspended(),
        ] {
            #expect(try integration.decide(.delete(openJobs: [])) == [.deleted(cause: .requested)])
        }
    }

    @Test func `deleting is refused while jobs run, and names them`() throws {
        let jobs = [JobID(bits: 1), JobID(bits: 2)]
        let refusal = try #require(Integration.active().refusal(of: .delete(openJobs: jobs)))
        #expect(refusal.code == "integration-busy")
        for job in jobs { #expect(refusal.detail.english.contains(job.description)) }
    }

    @Test func `a deleted integration keeps what it was and takes no command`() throws {
        let deleted = try Integration.deleted()
        #expect(deleted.draft == .sample())
        #expect(deleted.configuration == Sample.configuration)
        let commands: [Integration.Command] = [
            .describe(name: "New", description: ""), .configure(Sample.configuration, location: Sample.location),
            .withdrawProposal, .takeIn(deleted.report(.passed), isRequested: true), .add,
            .startExternalIDRotation("another"), .cancelExternalIDRotation, .suspend, .resume, .delete(openJobs: []),
            .expire,
        ]
        for command in commands { #expect(deleted.refusal(of: command)?.code == "integration-deleted") }
    }
}
