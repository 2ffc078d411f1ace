import MooringModel
import MooringService

// What the interface answers with, each shape under its name in the document.

extension Shape {
    enum Name: String, Sendable, CaseIterable {
        case organization = "Organization"
        case project = "Project"
        case cluster = "Cluster"
        case region = "Region"
        case integration = "Integration"
        case validationSummary = "ValidationSummary"
        case authorization = "Authorization"
        case report = "ValidationReport"
        case backup = "Backup"
        case backupScan = "BackupScan"
        case verifiedBackup = "VerifiedBackup"
        case job = "Job"
        case forwarding = "AuditLog"
        case principal = "Principal"
        case grant = "Grant"
        case token = "Token"
        case secret = "Secret"
        case connector = "Connector"
        case event = "Event"
        case me = "Me"
        case data = "Data"
        case logHead = "LogHead"
        case verification = "Verification"
        case rebuild = "Rebuild"
        case problem = "Problem"
        case refused = "Refused"
    }

    static func resource(_ name: Name) -> Shape {
        switch name {
        case .organization: .row([.required("name", .string())])
        case .project:
            .row([
                .required("name", .string()), .required("organization", .string()),
                .optional("backupRoots", .array(of: backupRoot)),
            ])
        case .cluster:
            .row([
                .required("project", .string()), .required("region", .string()), .required("plan", plan),
            ])
        case .region:
            .object([
                .required("region", .string()), .required("clusters", .array(of: .string())),
                .required("missing", .boolean),
                .required(
                    "integrations",
                    .array(
                        of: .object([
                            .required("id", .string()), .optional("name", .string()),
                            .required("status", word(IntegrationStatus.allCases.map(\.rawValue))),
                        ]))),
            ])
        case .integration: integration
        case .validationSummary:
            .object([
                .required("at", .time), .required("by", .string()), .required("notPassed", .array(of: .string())),
                .required("position", position), .required("verdict", verdict),
            ])
        case .authorization:
            .object([
                .required("introduction", .string()),
                .required(
                    "documents",
                    .array(
                        of: .object([
                            .required("name", .string()), .required("title", .string()),
                            .required("mediaType", .string()), .required("text", .string()),
                        ]))),
            ])
        case .report: report
        case .backup:
            .row([
                .required("cluster", .string()), .required("root", .string()), .required("path", .string()),
                .optional("project", .string()), .optional("region", .string()),
            ])
        case .backupScan:
            .object([
                .required("registered", .array(of: .named(.backup))), .required("known", .array(of: .string())),
                .required("incomplete", .array(of: .string())),
                .required(
                    "refused",
                    .array(of: .object([.required("path", .string()), .required("reason", .string())]))),
            ])
        case .verifiedBackup:
            .object([
                .required(
                    "manifest",
                    .object([
                        .required("key", .string()), .required("sha256", .string()), .required("job", .string()),
                        .required("record", word(ExportVerification.Record.allCases.map(\.rawValue))),
                    ])),
                .required("objects", count), .required("bytes", count), .required("compared", count),
                .required("read", count), .required("missing", .array(of: .string())),
                .required("extra", .array(of: .string())),
                .required(
                    "different",
                    .array(
                        of: .object([
                            .required("path", .string()),
                            .required("cause", word(ManifestFindings.Cause.allCases.map(\.rawValue))),
                        ]))),
                .optional("next", .string()),
            ])
        case .job: job
        case .forwarding: forwarding
        case .principal:
            .row([
                .required("kind", word(["person", "service"])), .required("home", .string()),
                .optional("name", .string()), .optional("email", .string()),
            ])
        case .grant:
            .row([
                .required("principal", .string()), .required("role", role), .required("scope", .string()),
            ])
        case .token:
            .row([
                .required("principal", .string()), .required("scope", .string()), .optional("role", role),
                .required("expiresAt", .time), .optional("token", .string()),
                .optional("secretAlreadyShown", .boolean), .optional("jobs", .array(of: .string())),
            ])
        case .secret: .row([.required("name", .string()), .required("fingerprint", .string())])
        case .connector: connector
        case .event: event
        case .me: me
        case .data: data
        case .logHead: .object([.required("position", position), .required("root", .string())])
        case .verification:
            .object([
                .required("events", count), .required("root", .string()),
                .optional(
                    "firstBad",
                    .object([.required("position", position), .required("reason", .string())])),
            ])
        case .rebuild:
            .object([
                .required("through", position), .required("rows", count),
                .required("differences", .array(of: .string())),
            ])
        case .problem: problem
        case .refused: .object([.required("code", .integer(1...9_999)), .required("message", .string())])
        }
    }

    /// What every row of a view has, and its own fields.
    private static func row(_ fields: [Field]) -> Shape {
        .object(
            fields + [
                .required("id", .string()), .required("status", .string()), .required("version", count),
                .required("position", position), .required("createdAt", .time), .required("createdBy", .string()),
                .required("changedAt", .time), .required("changedBy", .string()),
            ])
    }

    private static let backupRoot = Shape.object([
        .required("path", .string()), .optional("cluster", .string()), .optional("bucket", .openObject),
    ])

    private static let integration = Shape.row([
        .required("project", .string()), .required("region", .string()), .optional("name", .string()),
        .required("description", .string()), .required("connector", .string()), .required("access", access),
        .optional("bucket", .string()), .required("externalId", .string()), .optional("nextExternalId", .string()),
        .optional("retiredExternalId", .string()), .optional("configuration", .openObject),
        .optional("proposedConfiguration", .openObject),
        .optional(
            "location",
            .object([
                .required("authority", .string()), .required("container", .string()),
                .required("prefix", .array(of: .string())),
            ])),
        .optional("validation", .named(.validationSummary)),
        .optional("proposalValidation", .named(.validationSummary)), .optional("addedAt", .time),
        .optional("deletionCause", .string()),
    ])

    private static let report = Shape.object([
        .required("verdict", verdict), .required("at", .time), .required("position", position),
        .required("configuration", .anything), .required("externalId", .string()),
        .required(
            "checks",
            .array(
                of: .object([
                    .required("id", .string()), .required("title", .string()),
                    .required("status", word(CheckStatus.allCases.map(\.rawValue))), .required("summary", .string()),
                    .optional("remedy", .string()), .required("message", .string()),
                    .optional("arguments", .openObject), .optional("waitedFor", .string()),
                    .optional("evidence", evidence),
                    .optional("blame", word(Blame.allCases.map(\.rawValue))), .required("durationMs", count),
                ]))),
    ])

    private static let evidence = Shape.object([
        .required("service", .string()), .required("operation", .string()), .optional("httpStatus", .integer()),
        .optional("code", .string()), .optional("requestId", .string()),
    ])

    private static let failure = Shape.object([
        .required("code", .string()), .required("detail", .string()), .optional("object", .string()),
        .required("retryable", .boolean), .optional("evidence", evidence), .optional("integrationVersion", count),
    ])

    /// A recorded event, in short.
    private static let change = Shape.object([
        .required("position", position), .required("stream", .string()), .required("version", count),
        .required("type", .string()), .required("at", .time), .required("by", .string()),
        .optional("reason", .string()),
    ])

    private static let diagnosis = Shape.object([
        .required("summary", .string()), .required("advice", .string()), .required("history", .string()),
        .optional("configured", change),
        .optional(
            "lastSuccess",
            .object([.required("job", .string()), .optional("endedAt", .time), .required("position", position)])),
        .optional("changes", .array(of: change)), .optional("changesOmitted", count),
    ])

    private static let job = Shape.row([
        .required("project", .string()), .required("region", .string()), .required("cluster", .string()),
        .required("backup", .string()), .required("integration", .string()), .required("directory", .string()),
        .optional("startedAt", .time), .optional("endedAt", .time), .optional("objects", count),
        .optional("bytes", count), .optional("manifestKey", .string()), .optional("manifestSha256", .string()),
        .optional("failure", failure),
        .optional(
            "trouble",
            .object([
                .required("since", .time), .required("attempts", count), .required("nextAttempt", .time),
                .required("failure", failure),
            ])),
        .optional("retryOf", .string()), .optional("diagnosis", diagnosis),
        .optional(
            "progress",
            .object([
                .required("objectsDone", count), .required("objectsTotal", count), .required("bytesDone", count),
                .required("bytesTotal", count), .required("bytesPerSecond", count), .required("updatedAt", .time),
            ])),
    ])

    private static let forwarding = Shape.row([
        .required("cluster", .string()), .required("project", .string()), .required("region", .string()),
        .required("integration", .string()), .required("directory", .string()), .required("registry", .boolean),
        .optional("entries", count),
        .optional("spooled", word(SpooledEntries.allCases.map(\.rawValue))), .optional("failure", failure),
        .optional(
            "waiting",
            .object(ForwardedLog.Kind.allCases.map { .required($0.rawValue, spoolContents) })),
    ])

    private static let spoolContents = Shape.object([
        .required("entries", count), .required("bytes", count), .optional("sending", .string()),
    ])

    private static let connector = Shape.object([
        .required("kind", .string()), .required("title", .string()), .required("summary", .string()),
        .required("clouds", .array(of: .string())), .required("usesExternalId", .boolean),
        .required("configurationSchema", .openObject),
        .required(
            "checks",
            .array(
                of: .object([
                    .required("id", .string()), .required("title", .string()), .required("required", .boolean),
                ]))),
    ])

    private static let event = Shape.object([
        .required("position", position), .required("id", .string()), .required("stream", .string()),
        .required("version", count), .required("type", .string()), .required("schema", count), .required("at", .time),
        .required(
            "actor",
            .object([
                .required("kind", word(["person", "service", "system"])), .required("id", .string()),
                .required("via", .string()), .optional("address", .string()),
            ])),
        .optional("reason", .string()), .required("correlation", .string()), .optional("causation", .string()),
        .optional("organization", .string()), .optional("project", .string()), .optional("projectSequence", count),
        .optional("projectPrevious", .string()), .optional("region", .string()), .required("data", .openObject),
    ])

    private static let me = Shape.object([
        .required("principal", .string()), .required("kind", word(["person", "service"])),
        .required(
            "roles", .array(of: .object([.required("role", role), .required("scope", .string())]))),
        .required(
            "token",
            .object([
                .required("id", .string()), .required("scope", .string()), .optional("role", role),
                .required("expiresAt", .time),
            ])),
    ])

    private static let data = Shape.object([
        .required("directory", .string()), .optional("databaseBytes", count), .required("logId", .string()),
        .required("origin", .string()), .required("verifierKey", .string()), .required("position", position),
        .required("root", .string()), .required("sqliteVersion", .string()), .required("version", .string()),
    ])

    private static let problem = Shape.object([
        .required("type", .string()), .required("title", .string()), .required("status", .integer(400...599)),
        .required("code", .string()), .required("detail", .string()), .optional("remedy", .string()),
        .required("requestId", .string()),
        .optional(
            "errors",
            .array(
                of: .object([
                    .required("pointer", .string()), .required("detail", .string()), .optional("remedy", .string()),
                ]))),
    ])
}
