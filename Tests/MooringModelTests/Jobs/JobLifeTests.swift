import DomainSamples
import MooringModel
import Testing

@Suite struct JobLifeTests {
    private let pending = Job(folding: [.requested(.sample)])
    private let running = Job(folding: [.requested(.sample), .started])
    private let canceling = Job(folding: [.requested(.sample), .started, .cancellationRequested])
    private static let succeed = Job.Command.succeed(
        objects: 3, bytes: 300, manifestKey: "mooring-manifest.json", manifestSHA256: "a1")
    private static let succeeded = JobEvent.succeeded(
        objects: 3, bytes: 300, manifestKey: "mooring-manifest.json", manifestSHA256: "a1")
    private static let failure = ExportFailure(code: "network", detail: "reset", isRetryable: true)

    private var ended: [Job] {
        let beginning: [JobEvent] = [.requested(.sample), .started]
        return [[Self.succeeded], [.failed(Self.failure)], [.cancellationRequested, .canceled]]
            .map { Job(folding: beginning + $0) }
    }

    @Test func `a job goes from pending over in progress to successful`() throws {
        #expect(pending.status == .pending)
        #expect(try pending.decide(.start) == [.started])
        #expect(running.status == .inProgress)
        #expect(try running.decide(Self.succeed) == [Self.succeeded])
        #expect(try running.after(Self.succeed).status == .successful)
    }

    @Test func `starting a job that has begun changes nothing`() throws {
        for job in [running, canceling] + ended { #expect(try job.decide(.start) == []) }
    }

    @Test func `an open job can fail, and keeps the cause`() throws {
        for job in [pending, running, canceling] {
            let failed = try job.after(.fail(Self.failure))
            #expect(failed.status == .failed)
            #expect(failed.failure == Self.failure)
        }
    }

    @Test func `a pending job is canceled at once, a running one when its worker has stopped`() throws {
        #expect(try pending.decide(.cancel) == [.canceled])
        #expect(try running.decide(.cancel) == [.cancellationRequested])
        #expect(canceling.status == .canceling)
        #expect(try canceling.decide(.finishCanceling) == [.canceled])
        #expect(try canceling.after(.finishCanceling).status == .canceled)
    }

    @Test func `canceling twice changes nothing`() throws {
        #expect(try canceling.decide(.cancel) == [])
        #expect(try pending.after(.cancel).decide(.cancel) == [])
    }

    @Test func `canceling is finished only where it was begun`() throws {
        for job in [pending, running] + ended { #expect(try job.decide(.finishCanceling) == []) }
    }

    @Test func `a cancellation that comes after the last object comes too late`() throws {
        #expect(try canceling.decide(Self.succeed) == [Self.succeeded])
    }

    @Test func `a job that has not begun cannot succeed`() {
        #expect(pending.refusal(of: Self.succeed)?.code == "job-not-started")
    }

    @Test func `a job that has ended stays as it is`() {
        for job in ended {
            #expect(!job.status.isOpen)
            #expect(job.refusal(of: Self.succeed)?.code == "job-ended")
            #expect(job.refusal(of: .fail(Self.failure))?.code == "job-ended")
        }
        for job in ended.prefix(2) { #expect(job.refusal(of: .cancel)?.code == "job-ended") }
    }

    @Test func `what was not requested is not found`() {
        for command in [Job.Command.start, .cancel, .finishCanceling, .fail(Self.failure), Self.succeed] {
            #expect(Job().refusal(of: command)?.code == "job-not-found")
        }
    }
}
