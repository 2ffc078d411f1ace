internal import ArgumentParser
internal import MooringModel

/// `mooring event`.
struct EventCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event", abstract: "Events: everything that was recorded.",
        subcommands: [List.self])
}

extension EventCommand {
    struct List: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "List recorded events, from the first on.",
            discussion: """
                Example: mooring event list --project proj-… --type integration.added --follow
                """)
        @Option(help: ArgumentHelp("Of this project only.", valueName: "project"), transform: ProjectID.argument)
        var project: ProjectID?
        @Option(
            help: ArgumentHelp("Of this organization only.", valueName: "organization"),
            transform: OrganizationID.argument) var organization: OrganizationID?
        @Option(help: ArgumentHelp("Of this region only.", valueName: "region"), transform: Region.argument) var region:
            Region?
        @Option(help: ArgumentHelp("Of this stream only, such as integration/integ-….", valueName: "stream"))
        var stream: String?
        @Option(help: ArgumentHelp("By this actor only.", valueName: "principal")) var actor: String?
        @Option(help: ArgumentHelp("Of this type only, such as integration.added.", valueName: "type")) var type:
            String?
        @Option(help: ArgumentHelp("Recorded from then on.", valueName: "time"), transform: Timestamp.argument)
        var since: Timestamp?
        @Option(help: ArgumentHelp("Recorded before then.", valueName: "time"), transform: Timestamp.argument)
        var until: Timestamp?
        @Flag(name: .shortAndLong, help: "Wait for further events, until Ctrl-C.") var follow = false
        @OptionGroup var global: GlobalOptions
        @OptionGroup var listing: ListingOptions

        func run(in session: Session) async throws {
            let request = Request(.get, "events").query("project", project).query("organization", organization)
                .query("region", region).query("stream", stream).query("actor", actor).query("type", type)
                .query("since", since).query("until", until)
            let feed = EventFeed(session: session, request: request)
            try await follow ? feed.follow(after: listing.after) : feed.list(limit: listing.limit, after: listing.after)
        }
    }
}
