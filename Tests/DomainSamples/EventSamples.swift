// Every event that there is, each at least once.
//
// Each kind of stream tells its samples as a chain: the one that follows a given one. The switch has no default, so an
// event that is added to the code does not compile here until it has a place in the chain.

package import MooringModel

/// A kind of event that gives a sample of each of its cases.
package protocol SampledEvent: StreamEvent {
    /// The first sample for nil, the next one for a sample; nil after the last.
    static func sample(after previous: Self?) -> Self?
}

extension SampledEvent {
    /// A sample of each case, in the order of the chain.
    package static var samples: [Event] {
        sequence(first: sample(after: nil)) { sample(after: $0) }.prefix { $0 != nil }.compactMap { $0?.erased }
    }
}

package enum EventSamples {
    /// One event of each case, and further ones for what may be absent.
    package static let all: [Event] = chained + variants

    /// One event of each case.
    package static let chained: [Event] =
        OrganizationEvent.samples + ProjectEvent.samples + ClusterEvent.samples + IntegrationEvent.samples
        + BackupEvent.samples + JobEvent.samples + ForwardingEvent.samples + PrincipalEvent.samples
        + AccessEvent.samples + LogEvent.samples

    /// What the chains leave out: the members that may be absent, and every word of the enumerations.
    private static let variants: [Event] =
        [
            .project(.backupRootBound(path: "/var/backups", cluster: nil, bucket: nil)),
            .project(.backupRootUnbound(path: "/var/backups", cluster: nil)),
            .integration(.drafted(.sample(name: nil, access: .readonly))),
            .integration(.drafted(.sample(name: nil, bucket: "acme-backups"))),
            .integration(.described(name: nil, description: "first line\nsecond line")),
            .integration(.validated(.sample(.passed))),
            .integration(.validated(.sample(.inconclusive))),
            .integration(.deleted(cause: .expired)),
            .job(.failed(ExportFailure(code: "network", detail: "connection reset", isRetryable: true))),
            .job(.failed(.denied)),
            .job(.failed(.unanswered)),
            .job(.requested(.sampleRetry)),
            .forwarding(.disabled(.discard, entries: 0)),
            .forwarding(
                .becameAbnormal(
                    ExportFailure(
                        code: "access-denied", object: "logs/in01/audit/a.log", detail: "denied", isRetryable: false,
                        evidence: Evidence(
                            service: "s3", operation: "PutObject", httpStatus: 403, code: "AccessDenied",
                            requestID: "4442587FB7D0A2F9")))),
            .forwarding(
                .becameAbnormal(
                    ExportFailure(
                        code: "unavailable", detail: "reset", isRetryable: true,
                        evidence: Evidence(service: "s3", operation: "PutObject")))),
            .principal(.registered(id: Sample.bob, kind: .service, home: .project(Sample.project))),
            .principal(.registered(id: Sample.bob, kind: .person, home: .installation)),
            .principal(
                .tokenIssued(
                    Token(
                        id: Sample.token(2), hash: String(repeating: "cd", count: 32), scope: .installation, role: nil,
                        expiresAt: Sample.moment(7)))),
            .log(.projectHeads([])),
        ]
        + Plan.allCases.map { .cluster(.planChanged(plan: $0)) }
        + Role.allCases.map {
            .access(
                .granted(id: Sample.grant, principal: Sample.alice, role: $0, scope: .organization(Sample.organization))
            )
        }
        + Action.allCases.map { .principal(.accessRefused(action: $0, target: "integration/integ-1", count: 1)) }
}

extension OrganizationEvent: SampledEvent {
    package static func sample(after previous: Self?) -> Self? {
        switch previous {
        case nil: .created(id: Sample.organization, name: "Acme")
        case .created: nil
        }
    }
}

extension ProjectEvent: SampledEvent {
    package static func sample(after previous: Self?) -> Self? {
        switch previous {
        case nil: .created(id: Sample.project, organization: Sample.organization, name: "Search")
        case .created: .renamed(name: "搜索 \"2\"")
        case .renamed:
            .backupRootBound(
                path: "s3://milvus/backup", cluster: Sample.cluster("in01"),
                bucket: [
                    "accessKeyId": "AKIDEXAMPLE", "bucket": "milvus", "endpoint": "http://minio:9000",
                    "prefix": "backup",
                    "secretAccessKey": "secret-01ARZ3NDEKTSV4RRFFQ69G5FAV",
                ])
        case .backupRootBound: .backupRootUnbound(path: "/var/backups/milvus", cluster: Sample.cluster("in01"))
        case .backupRootUnbound:
            .secretStored(id: Sample.secret, name: "MinIO key", fingerprint: String(repeating: "5e", count: 32))
        case .secretStored: .secretDestroyed(id: Sample.secret)
        case .secretDestroyed: .removed
        case .removed: nil
        }
    }
}

extension ClusterEvent: SampledEvent {
    package static func sample(after previous: Self?) -> Self? {
        switch previous {
        case nil:
            .registered(
                id: Sample.cluster("in01"), project: Sample.project, region: Sample.region("aws-us-west-2"),
                plan: .serverless)
        case .registered: .planChanged(plan: .dedicated)
        case .planChanged: .removed
        case .removed: nil
        }
    }
}

extension IntegrationEvent: SampledEvent {
    package static func sample(after previous: Self?) -> Self? {
        switch previous {
        case nil: .drafted(.sample())
        case .drafted: .described(name: "Exports", description: "to the bucket of Acme")
        case .described: .configured(configuration: Sample.configuration, location: Sample.location)
        case .configured: .validated(.everyMember)
        case .validated: .added(location: Sample.location, access: .readwrite)
        case .added: .configurationProposed(configuration: Sample.otherConfiguration)
        case .configurationProposed: .configurationApplied(configuration: Sample.otherConfiguration)
        case .configurationApplied: .configurationWithdrawn
        case .configurationWithdrawn: .externalIDRotationStarted(externalID: Sample.nextExternalID)
        case .externalIDRotationStarted: .externalIDRotationCanceled(externalID: Sample.nextExternalID)
        case .externalIDRotationCanceled:
            .externalIDRotated(externalID: Sample.nextExternalID, retired: Sample.externalID)
        case .externalIDRotated: .degraded
        case .degraded: .recovered
        case .recovered: .suspended
        case .suspended: .resumed
        case .resumed: .deleted(cause: .requested)
        case .deleted: nil
        }
    }
}

extension BackupEvent: SampledEvent {
    package static func sample(after previous: Self?) -> Self? {
        switch previous {
        case nil:
            .registered(
                id: Sample.backup("nightly"), cluster: Sample.cluster("in01"), project: Sample.project,
                root: "/var/backups/milvus", path: "2026/nightly")
        case .registered: .removed
        case .removed: nil
        }
    }
}

extension JobEvent: SampledEvent {
    package static func sample(after previous: Self?) -> Self? {
        switch previous {
        case nil: .requested(.sample)
        case .requested: .started
        case .started:
            .succeeded(
                objects: 311, bytes: JSONValue.largestInteger, manifestKey: "exports/nightly/mooring-manifest.json",
                manifestSHA256: String(repeating: "a1", count: 32))
        case .succeeded:
            .failed(
                ExportFailure(
                    code: "source-changed", object: "binlogs/insert_log/1", detail: "its size is another now",
                    isRetryable: false))
        case .failed: .cancellationRequested
        case .cancellationRequested: .canceled
        case .canceled: nil
        }
    }
}

extension ForwardingEvent: SampledEvent {
    package static func sample(after previous: Self?) -> Self? {
        switch previous {
        case nil: .enabled(.sample)
        case .enabled: .becameAbnormal(ExportFailure(code: "network", detail: "no route", isRetryable: true))
        case .becameAbnormal: .recovered
        case .recovered: .disabled(.drain, entries: 311)
        case .disabled: .drained
        case .drained: nil
        }
    }
}

extension PrincipalEvent: SampledEvent {
    package static func sample(after previous: Self?) -> Self? {
        switch previous {
        case nil: .registered(id: Sample.alice, kind: .person, home: .organization(Sample.organization))
        case .registered:
            .tokenIssued(
                Token(
                    id: Sample.token(1), hash: String(repeating: "ab", count: 32), scope: .project(Sample.project),
                    role: .dataViewer, expiresAt: Sample.moment(86_400)))
        case .tokenIssued: .tokenRevoked(id: Sample.token(1))
        case .tokenRevoked:
            .accessRefused(action: .deleteIntegrations, target: "integration/\(Sample.integration)", count: 3)
        case .accessRefused: .disabled
        case .disabled: nil
        }
    }
}

extension AccessEvent: SampledEvent {
    package static func sample(after previous: Self?) -> Self? {
        switch previous {
        case nil: .granted(id: Sample.grant, principal: Sample.alice, role: .operator, scope: .installation)
        case .granted: .revoked(id: Sample.grant, principal: Sample.alice, role: .operator)
        case .revoked: nil
        }
    }
}

extension LogEvent: SampledEvent {
    package static func sample(after previous: Self?) -> Self? {
        switch previous {
        case nil: .started(id: Sample.log, origin: "mooring.invalid/\(Sample.log)", publicKey: "mooring+1+AAAA")
        case .started:
            .projectHeads([
                ProjectHead(project: Sample.project, events: 12, lastLeaf: String(repeating: "0f", count: 32))
            ])
        case .projectHeads: .projectionRebuilt(through: Position(12), rows: 7)
        case .projectionRebuilt:
            .restored(
                id: Sample.log, origin: "mooring.invalid/\(Sample.log)", publicKey: "mooring+2+BBBB",
                formerOrigin: "mooring.invalid/former", keptThrough: Position(10), lostThrough: Position(12))
        case .restored: nil
        }
    }
}

extension ExportOrder {
    static var sampleRetry: ExportOrder {
        var order = sample
        order.retryOf = order.id
        return order
    }

    package static let sample = ExportOrder(
        id: Sample.job, project: Sample.project, cluster: Sample.cluster("in01"), backup: Sample.backup("nightly"),
        integration: Sample.integration, region: Sample.region("local"), directory: "exports")
}

extension ForwardingTarget {
    package static let sample = ForwardingTarget(
        cluster: Sample.cluster("in01"), project: Sample.project, integration: Sample.integration,
        region: Sample.region("local"), directory: "logs", includesRegistry: true)
}

extension ValidationReport {
    /// A report in which every member of a check occurs.
    package static let everyMember = ValidationReport(
        verdict: .failed,
        checks: [
            CheckResult(id: "assume-role", status: .passed, message: "assumed", durationMilliseconds: 180),
            CheckResult(
                id: "write", status: .failed, message: "denied",
                arguments: ["bucket": "acme", "action": "s3:PutObject"],
                evidence: Evidence(
                    service: "s3", operation: "PutObject", httpStatus: 403, code: "AccessDenied",
                    requestID: "4442587FB7D0A2F9"),
                blame: .project, durationMilliseconds: 95),
            CheckResult(
                id: "read", status: .skipped, message: "waited", waitedFor: "write",
                evidence: Evidence(service: "s3", operation: "GetObject"), blame: .operator),
            CheckResult(id: "list", status: .warning, message: "slow", blame: .provider, durationMilliseconds: 9_000),
            CheckResult(id: "clock", status: .inconclusive, message: "skewed"),
        ],
        configuration: [
            "bucket": "acme", "prefixes": ["a", "b"], "kms": .null, "limit": JSONValue(1.5) ?? .null, "dual": true,
        ],
        externalID: Sample.externalID)
}

extension Event {
    /// A stream that the event could be in.
    package var stream: StreamName {
        switch self {
        case .organization: .organization(Sample.organization)
        case .project: .project(Sample.project)
        case .cluster: .cluster(Sample.cluster("in01"))
        case .integration: .integration(Sample.integration)
        case .backup: .backup(Sample.backup("nightly"), of: Sample.cluster("in01"))
        case .job: .job(Sample.job)
        case .forwarding: .forwarding(Sample.cluster("in01"))
        case .principal: .principal(Sample.alice)
        case .access: .access(.organization(Sample.organization))
        case .log: .log
        }
    }
}

extension ExportFailure {
    /// As a provider refuses.
    static var denied: ExportFailure {
        ExportFailure(
            code: "access-denied", object: "binlogs/insert_log/1",
            detail: "s3 PutObject answered HTTP 403 AccessDenied",
            isRetryable: false,
            evidence: Evidence(
                service: "s3", operation: "PutObject", httpStatus: 403, code: "AccessDenied",
                requestID: "4442587FB7D0A2F9"),
            integrationVersion: Version(7))
    }

    /// As a provider that cannot be reached does not answer.
    static var unanswered: ExportFailure {
        ExportFailure(
            code: "unavailable", detail: "no connection", isRetryable: true,
            evidence: Evidence(service: "s3", operation: "HeadObject"))
    }
}
