import Testing

/// A command with arguments that are right, and the call that it makes of the server last.
struct CommandSample: Sendable, CustomTestStringConvertible {
    /// The words that name the command.
    var command: String
    var arguments: [String]
    var call: String

    init(_ command: String, _ arguments: String..., calls call: String) {
        self.command = command
        self.arguments = arguments
        self.call = call
    }

    var testDescription: String { command }
    var line: [String] { command.split(separator: " ").map(String.init) + arguments }

    static let all =
        tenancy + integrations
        + [
            CommandSample(
                "backup register", "in01-demo", "/srv/backups/nightly", "--id", "nightly",
                calls: "POST /v1/clusters/in01-demo/backups"),
            CommandSample("backup scan", "in01-demo", calls: "POST /v1/clusters/in01-demo/backups/scan"),
            CommandSample(
                "backup list", "in01-demo", "--as-of", "12", calls: "GET /v1/clusters/in01-demo/backups"),
            CommandSample(
                "backup export", "in01-demo", "nightly", "--integration", Names.integration, "--directory", "2026",
                calls: "POST /v1/clusters/in01-demo/backups/nightly/export"),
            CommandSample(
                "backup verify", "in01-demo", "nightly", "--integration", Names.integration, "--directory", "2026",
                "--read", calls: "GET /v1/clusters/in01-demo/backups/nightly/verification"),
            CommandSample(
                "backup remove", "in01-demo", "nightly", "--yes", "--if-version", "1",
                calls: "DELETE /v1/clusters/in01-demo/backups/nightly"),
            CommandSample(
                "job list", "--project", Names.project, "--status", "in_progress", calls: "GET /v1/jobs"),
            CommandSample("job show", Names.job, calls: "GET /v1/jobs/\(Names.job)"),
            CommandSample("job watch", Names.job, calls: "GET /v1/jobs/\(Names.job)"),
            CommandSample("job cancel", Names.job, calls: "POST /v1/jobs/\(Names.job)/cancellation"),
            CommandSample("job retry", Names.job, calls: "POST /v1/jobs/\(Names.job)/retry"),
            CommandSample(
                "audit-log enable", "in01-demo", "--integration", Names.integration, "--directory", "logs",
                calls: "PUT /v1/clusters/in01-demo/audit-log"),
            CommandSample(
                "audit-log disable", "in01-demo", "--discard", "--yes",
                calls: "DELETE /v1/clusters/in01-demo/audit-log"),
            CommandSample("audit-log show", "in01-demo", calls: "GET /v1/clusters/in01-demo/audit-log"),
            CommandSample(
                "event list", "--project", Names.project, "--region", "local", "--stream", "log/log", "--actor",
                Names.principal, "--type", "integration.added", "--since", "2026-05-01T12:00:00Z", "--until",
                "2026-05-02T12:00:00+02:00", calls: "GET /v1/events"),
            CommandSample(
                "access grant", Names.principal, "auditor", "--scope", Names.project, calls: "POST /v1/grants"),
            CommandSample("access revoke", Names.grant, calls: "DELETE /v1/grants/\(Names.grant)"),
            CommandSample(
                "access list", "--scope", "installation", "--principal", Names.principal, calls: "GET /v1/grants"),
            CommandSample(
                "principal register", "--kind", "service", "--home", Names.project, "--name", "Nightly exports",
                "--email", "ops@example.com", calls: "POST /v1/principals"),
            CommandSample("principal list", "--home", Names.organization, calls: "GET /v1/principals"),
            CommandSample(
                "principal profile", Names.principal, "--name", "Ada", "--email", "ada@example.com",
                calls: "PUT /v1/principals/\(Names.principal)/profile"),
            CommandSample(
                "principal disable", Names.principal, "--yes",
                calls: "POST /v1/principals/\(Names.principal)/disablement"),
            CommandSample(
                "secret put", "access-key", "--project", Names.project,
                calls: "POST /v1/projects/\(Names.project)/secrets"),
            CommandSample(
                "secret list", "--project", Names.project, calls: "GET /v1/projects/\(Names.project)/secrets"),
            CommandSample("secret delete", Names.secret, "--yes", calls: "DELETE /v1/secrets/\(Names.secret)"),
            CommandSample("connector list", calls: "GET /v1/connectors"),
            CommandSample("connector show", "local-directory", calls: "GET /v1/connectors"),
            CommandSample("whoami", calls: "GET /v1/me"),
            CommandSample("log checkpoint", calls: "GET /v1/log/checkpoint"),
            CommandSample(
                "token issue", "--principal", Names.principal, "--scope", Names.project, "--role", "auditor", "--days",
                "30", calls: "POST /v1/tokens"),
            CommandSample("token revoke", Names.token, calls: "DELETE /v1/tokens/\(Names.token)"),
            CommandSample("token list", "--principal", Names.principal, calls: "GET /v1/tokens"),
            CommandSample("data backup", "/srv/copies/mooring.sqlite", calls: "POST /v1/data/backup"),
            CommandSample("data info", calls: "GET /v1/data"),
        ]
}
