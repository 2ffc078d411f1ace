internal import ArgumentParser
internal import MooringCLI

@main
struct Mooring: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mooring",
        abstract: "A registry of storage integrations that proves what it says.",
        discussion: """
            Most commands talk to a server: --server or MOORING_SERVER says where it is, and MOORING_TOKEN or
            --token-file holds the token.

            Exit codes: 0 done; 1 refused or failed; 2 misused.

            Completion in the shell:
              bash  mooring --generate-completion-script bash > ~/.local/share/bash-completion/completions/mooring
              zsh   mooring --generate-completion-script zsh > a directory of $fpath/_mooring
              fish  mooring --generate-completion-script fish > ~/.config/fish/completions/mooring.fish
            """,
        subcommands: serverCommands + ClientCommands.all
            + [ExportCommand.self, LogCommand.self, ProjectionsCommand.self, TokenCommand.self, DataCommand.self])

    /// What runs in this process on a data directory instead of talking to a server.
    private static let serverCommands: [any ParsableCommand.Type] = [ServeCommand.self]

    static func main() async {
        await Program.main(Mooring.self)
    }
}
