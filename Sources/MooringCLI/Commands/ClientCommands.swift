package import ArgumentParser

/// The commands that talk to a server, for the program to put into its tree.
package enum ClientCommands {
    /// Whole commands.
    package static let all: [any ParsableCommand.Type] = [
        OrganizationCommand.self, ProjectCommand.self, ClusterCommand.self, IntegrationCommand.self,
        BackupCommand.self, JobCommand.self, AuditLogCommand.self, EventCommand.self, AccessCommand.self,
        PrincipalCommand.self,
        SecretCommand.self, ConnectorCommand.self, WhoAmICommand.self,
    ]

    // Parts of commands that also have parts without a server.
    package static let log: [any ParsableCommand.Type] = [LogVerifyCommand.self, LogCheckpointCommand.self]
    package static let projections: [any ParsableCommand.Type] = [ProjectionsRebuildCommand.self]
    package static let token: [any ParsableCommand.Type] = [
        TokenIssueCommand.self, TokenRevokeCommand.self, TokenListCommand.self,
    ]
    package static let data: [any ParsableCommand.Type] = [DataBackupCommand.self, DataInfoCommand.self]
}
