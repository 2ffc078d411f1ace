internal import ArgumentParser
internal import MooringModel

/// `mooring integration`.
struct IntegrationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "integration",
        abstract: "Integrations: draft one, prove that it works, add it, and see who changed it.",
        discussion: """
            The way of one: draft, authorize, configure, validate, add.
            """,
        subcommands: [
            Draft.self, Authorize.self, Configure.self, Validate.self, Add.self, List.self, Show.self, History.self,
            Edit.self, Withdraw.self, Suspend.self, Resume.self, Delete.self, RotateExternalID.self,
        ])
}

extension IntegrationCommand {
    struct Add: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Add an integration whose latest validation passed.")
        @Argument(help: "The integration.", transform: IntegrationID.argument) var integration: IntegrationID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions

        func run(in session: Session) async throws {
            try await session.change(
                version.applied(to: Request(.post, "integrations", integration, "activation")), changing)
        }
    }
}

extension IntegrationCommand {
    struct List: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "List a project's integrations.")
        @Option(help: ArgumentHelp("The project.", valueName: "project"), transform: ProjectID.argument) var project:
            ProjectID
        @Option(help: ArgumentHelp("In this region only.", valueName: "region"), transform: Region.argument) var region:
            Region?
        @Option(help: "Only those that stand so; deleted ones are listed only on request.") var status:
            IntegrationStatus?
        @Option(help: ArgumentHelp("Of this connector only.", valueName: "kind")) var connector: String?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var listing: ListingOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            let request = Request(.get, "projects", project, "integrations").query("region", region)
                .query("status", status?.rawValue).query("connector", connector)
            try await session.list(
                request, listing, reading,
                columns: [
                    Column("id"), Column("name"), Column("status"), Column("region"), Column("connector"),
                    Column("access"),
                    Column("validation.verdict", title: "validation"), Column("changedAt", title: "changed"),
                ])
        }
    }
}

extension IntegrationCommand {
    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Show one integration.")
        @Argument(help: "The integration.", transform: IntegrationID.argument) var integration: IntegrationID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var reading: ReadingOptions

        func run(in session: Session) async throws {
            try await session.show(Request(.get, "integrations", integration), reading)
        }
    }
}

extension IntegrationCommand {
    struct History: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what was recorded about an integration: who changed what, when and why.")
        @Argument(help: "The integration.", transform: IntegrationID.argument) var integration: IntegrationID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var listing: ListingOptions

        func run(in session: Session) async throws {
            let request = Request(.get, "integrations", integration, "history")
            let (events, next) = try await session.client.items(request, limit: listing.limit, after: listing.after)
            if session.isJSON {
                session.show(.object(["items": .array(events), "next": next.map(JSONValue.string)]))
            } else {
                session.show(events.flatMap { EventText($0).lines })
                session.noteCut(next)
            }
        }
    }
}

extension IntegrationCommand {
    struct Edit: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Change an integration's name or description.")
        @Argument(help: "The integration.", transform: IntegrationID.argument) var integration: IntegrationID
        @Option(help: ArgumentHelp("The new name.", valueName: "name")) var name: String?
        @Option(help: ArgumentHelp("The new description.", valueName: "text")) var description: String?
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions

        func validate() throws {
            guard name != nil || description != nil else {
                throw ValidationError("Give --name or --description; configure changes the configuration.")
            }
        }

        func run(in session: Session) async throws {
            let body: JSONValue = .object([
                "name": name.map(JSONValue.string), "description": description.map(JSONValue.string),
            ])
            let request = Request(.patch, "integrations", integration, body: body)
            try await session.change(version.applied(to: request), changing)
        }
    }
}

extension IntegrationCommand {
    struct Withdraw: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Withdraw a proposed configuration; the present one stays.")
        @Argument(help: "The integration.", transform: IntegrationID.argument) var integration: IntegrationID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions

        func run(in session: Session) async throws {
            try await session.change(
                version.applied(to: Request(.delete, "integrations", integration, "proposal")), changing)
        }
    }
}

extension IntegrationCommand {
    struct Suspend: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Suspend an integration: nothing is exported through it.")
        @Argument(help: "The integration.", transform: IntegrationID.argument) var integration: IntegrationID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions

        func run(in session: Session) async throws {
            try await session.change(
                version.applied(to: Request(.post, "integrations", integration, "suspension")), changing)
        }
    }
}

extension IntegrationCommand {
    struct Resume: ClientCommand {
        static let configuration = CommandConfiguration(
            abstract: "Resume a suspended integration whose latest validation passed.")
        @Argument(help: "The integration.", transform: IntegrationID.argument) var integration: IntegrationID
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions

        func run(in session: Session) async throws {
            try await session.change(
                version.applied(to: Request(.post, "integrations", integration, "resumption")), changing)
        }
    }
}

extension IntegrationCommand {
    struct Delete: ClientCommand {
        static let configuration = CommandConfiguration(abstract: "Delete an integration; its history stays.")
        @Argument(help: "The integration.", transform: IntegrationID.argument) var integration: IntegrationID
        @Flag(help: "Cancel the jobs that still use it, instead of being refused.") var force = false
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions
        @OptionGroup var confirming: ConfirmingOptions

        func run(in session: Session) async throws {
            try confirming.confirm("Delete \(integration)? Its identifier is never used again.", in: session)
            let request = Request(.delete, "integrations", integration).query("force", force ? true : nil)
            try await session.change(version.applied(to: request), changing)
        }
    }
}

extension IntegrationCommand {
    struct RotateExternalID: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate-external-id",
            abstract: "Start to rotate the external ID; a passed validation completes it.")
        @Argument(help: "The integration.", transform: IntegrationID.argument) var integration: IntegrationID
        @Flag(help: "Cancel a rotation that was started.") var cancel = false
        @OptionGroup var global: GlobalOptions
        @OptionGroup var changing: ChangingOptions
        @OptionGroup var version: VersionOptions

        func run(in session: Session) async throws {
            let request = Request(cancel ? .delete : .post, "integrations", integration, "external-id-rotation")
            try await session.change(version.applied(to: request), changing)
        }
    }
}
