internal import ConnectorKit
internal import MooringModel

extension AmazonS3Connector {
    func validate(_ run: CheckRun) async {
        let author = CheckAuthor(checks, facts: facts, repeatsAnswers: true, now: surroundings.now)
        await run.check("bucket-name") { author.bucketName(configuration.bucket, isLenient: false) }
        await run.check("role-arn") { roleARN(author) }
        await run.check("partition") { partition(author) }

        let roles = RoleProbe(
            sts: sts, site: site, author: author,
            propagation: Propagation(context: context, patience: patience, clock: surroundings.clock),
            integration: integration, materials: materials,
            strangeExternalID: "mooring-\(UInt128.random(in: 0 ... .max))")
        let caller = await run.check("operator-identity", finding: RoleProbe.Caller.self) {
            let (outcome, caller) = try await roles.operatorIdentity()
            return (outcome, caller)
        }
        let session = await run.check("assume-role", finding: Credentials.self) {
            try await roles.assumeRole(caller ?? .unusable)
        }
        await run.check("external-id-required") { try await roles.externalIDRequired() }
        await run.check("external-id-exact") { try await roles.externalIDExact() }

        guard let session, let bucket = try? BucketName(configuration.bucket) else { return }
        let client = client(bucket, FixedCredentials(fixed: session))
        await validateBucket(run, BucketProbe(client: client, prefix: configuration.prefix, author: author))
        let objects = ObjectProbe(
            client: client, prefix: configuration.prefix, integration: integration,
            writeHeaders: configuration.writeHeaders, author: author, previousResults: context.previousResults)
        let written = await objects.validate(run)
        await run.check("encryption") { objects.encryption(written, configuration.key) }
        await run.check("least-privilege") {
            try await BucketProbe(client: client, prefix: configuration.prefix, author: author).leastPrivilege()
        }
    }

    private func validateBucket(_ run: CheckRun, _ bucket: BucketProbe) async {
        let presence = await run.check("bucket-exists", finding: BucketProbe.Presence.self) {
            try await bucket.exists()
        }
        guard let presence else { return }
        await run.check("bucket-region") { try await bucket.region(presence, wanted: site.region) }
        await run.check("bucket-owner") { try await bucket.owner() }
        await run.check("bucket-location") { try await bucket.location() }
    }

    // MARK: What needs no call

    private func roleARN(_ author: CheckAuthor) -> CheckOutcome {
        let check = "role-arn"
        guard let given = configuration.roleARN else { return author.failed(check, "missing") }
        do throws(RoleARNFlaw) {
            return author.passed(check, "role", ["role": try RoleARN(given).description])
        } catch {
            var arguments = ["given": given]
            if case .session(let role) = error {
                arguments["suggestion"] = role
                arguments["suggestedName"] = String(role.drop { $0 != "/" }.dropFirst()).shellWord
            }
            return author.failed(check, error.message, arguments)
        }
    }

    private func partition(_ author: CheckAuthor) -> CheckOutcome {
        let check = "partition"
        if let role = configuration.role, role.partition != site.partition {
            return author.failed(check, "role-elsewhere", ["got": role.partition.rawValue])
        }
        if let key = configuration.key, key.partition != site.partition || key.region != site.region {
            return author.failed(check, "key-elsewhere", ["got": "\(key.region) (\(key.partition))"])
        }
        return author.passed(check, "same")
    }

    /// What the texts' places hold, whichever check it is.
    private var facts: [String: String] {
        let materials = materials
        var other = materials
        other.policies.bucket = String("\(configuration.bucket)-\(site.region)".suffix(63))
        return [
            "bucket": configuration.bucket, "bucketArn": policies.bucketARN,
            "prefix": configuration.prefix.directory,
            "region": site.region, "partition": site.partition.rawValue,
            "role": materials.roleARN, "roleArn": materials.roleARN, "roleName": materials.roleName.shellWord,
            "roleAccount": configuration.role?.account ?? "",
            "operatorAccount": site.account, "principal": site.principal, "caller": site.principal,
            "owner": configuration.expectedOwner ?? "",
            "trustPolicy": materials.trustPolicy.json.pretty, "trustCommand": materials.trustCommand,
            "accessPolicy": policies.accessPolicy.json.compact, "accessCommand": materials.accessCommand,
            "callerPolicy": materials.callerPolicy.json.compact,
            "lifecycleRules": policies.lifecycleRules.compact, "lifecycleCommand": materials.lifecycleCommand,
            "bucketCommand": materials.bucketCommand, "otherBucketCommand": other.bucketCommand,
            "key": configuration.key?.description ?? "-",
            "encryption": configuration.key.map(Self.encryption) ?? "",
        ]
    }

    private static func encryption(_ key: KeyARN) -> String {
        OrderedJSON.object([
            .init(
                "Rules",
                .array([
                    .object([
                        .init(
                            "ApplyServerSideEncryptionByDefault",
                            .object([
                                .init("SSEAlgorithm", .string("aws:kms")),
                                .init("KMSMasterKeyID", .string(key.description)),
                            ]))
                    ])
                ]))
        ]).compact
    }
}

extension CheckAuthor {
    func bucketName(_ given: String, isLenient: Bool) -> CheckOutcome {
        let check = "bucket-name"
        do throws(BucketNameFlaw) {
            let name = try BucketName(given, isLenient: isLenient)
            return name.isDotted && !isLenient ? warning(check, "dotted", blame: .project) : passed(check, "valid")
        } catch {
            let suggestion = BucketName.meant(by: given) ?? "team-a-backups"
            return failed(check, error.rawValue, ["given": given, "suggestion": suggestion])
        }
    }
}

extension ObjectProbe {
    /// Runs the checks of objects.
    ///
    /// - Returns: the small object that was written; nil if none was.
    func validate(_ run: CheckRun) async -> S3Object? {
        let listed = await run.check("list", finding: Listed.self) { try await list() }
        let written = await run.check("write", finding: S3Object.self) { try await write() }
        let isWritten = written != nil
        await run.check("read") { try await read(isWritten: isWritten, listed) }
        let uploads = await run.check("multipart", finding: UploadsWork.self) {
            try await multipart(isWritten: isWritten)
        }
        await run.check("conditional-write") { try await conditionalWrite(isWritten: isWritten) }
        await run.check("part-checksum") { try await partChecksum(uploadsWork: uploads != nil) }
        return written
    }
}
