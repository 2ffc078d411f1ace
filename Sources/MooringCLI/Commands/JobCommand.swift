internal import ArgumentParser
internal import MooringModel

/// `mooring job`.
struct JobCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "job", abstract: "Jobs: exports on their way, and what became of them.",
        subcommands: [List.self, Show.self, Watch.self, Cancel.self, Retry.self])
}

extension JobCommand {
    struct List: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "List jobs.")
        @Option(help: ArgumentHelp("Of this project only.", valueName: "project"), transform: ProjectID.argument)
        var project: ProjectID?
        @Option(help: "Only those that stand so.") var status: JobStatus?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.list(
                Request(.get, "jobs").query("project", project).query("status", status?.rawValue), listing, reading,
                columns: [
                    Column("id"), Column("status"), Column("cluster"), Column("backup"), Column("integration"),
                    Column("createdAt", title: "requested"), Column("failure.code", title: "failure"),
                ])
        }
    }
}

extension JobCommand {
    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Show one job.")
        @Argument(help: "The job.", transform: JobID.argument) var job: JobID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            session.show(job: try await session.client.json(Request(.get, "jobs", job).query("asOf", reading.asOf)))
        }
    }
}

extension JobCommand {
    struct Watch: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Watch a job until it ends; 0 only if it was successful.")
        @Argument(help: "The job.", transform: JobID.argument) var job: JobID
        @OptionGroup var global: GlobalOptions

        func run(in session: Session) async throws {
            try await JobWatch(session: session, job: job).run()
        }
    }
}

extension JobCommand {
    struct Cancel: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Cancel a job; what was exported stays.")
        @Argument(help: "The job.", transform: JobID.argument) var job: JobID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            try await session.change(Request(.post, "jobs", job, "cancellation"), changing)
        }
    }
}

extension JobCommand {
    struct Retry: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Do a job again that failed or was canceled; what has arrived is not sent again.")
        @Argument(help: "The job.", transform: JobID.argument) var job: JobID
        @Flag(help: "Watch the new job until it ends.") var watch = false
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions

        func run(in session: Session) async throws {
            let request = changing.applied(to: Request(.post, "jobs", job, "retry"))
            try await session.show(begun: try await session.client.json(request), isWatched: watch)
        }
    }
}
