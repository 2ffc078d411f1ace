internal import ConnectorKit
internal import MooringModel

extension S3CompatibleConnector {
    func validate(_ run: CheckRun) async {
        let author = CheckAuthor(checks, facts: facts, repeatsAnswers: false, now: surroundings.now)
        await run.check("allowed-endpoint") {
            isAllowed
                ? author.passed("allowed-endpoint", "allowed")
                : author.failed("allowed-endpoint", "not-allowed", blame: .operator)
        }
        await run.check("bucket-name") { author.bucketName(configuration.bucket, isLenient: true) }
        guard isAllowed, let name = try? BucketName(configuration.bucket, isLenient: true) else { return }

        let client = client(name)
        let bucket = BucketProbe(client: client, prefix: configuration.prefix, author: author)
        let presence = await run.check("bucket-exists", finding: BucketProbe.Presence.self) {
            try await exists(bucket, author)
        }
        guard let presence else { return }
        await run.check("bucket-region") { try await region(bucket, presence, author) }
        let objects = ObjectProbe(
            client: client, prefix: configuration.prefix, integration: integration, writeHeaders: [], author: author,
            previousResults: context.previousResults)
        _ = await objects.validate(run)
    }

    /// The first call shows whether keys and region are right, too.
    private func exists(
        _ bucket: BucketProbe, _ author: CheckAuthor
    ) async throws(ConnectorError) -> (CheckOutcome, BucketProbe.Presence?) {
        let check = "bucket-exists"
        do throws(AWSFailure) {
            // Not HeadBucket first: a refusal to it has no body that would tell a wrong key from a denial.
            _ = try await bucket.client.list(prefix: configuration.prefix.directory, limit: 1)
        } catch {
            if case .credentials(let error) = error.kind, error.code == ConnectorError.notFound {
                return (
                    author.failed(check, "secret-missing", ["secret": configuration.secretAccessKey.description]), nil
                )
            }
            if let outcome = try author.aside(check, error) { return (outcome, nil) }
            let evidence = author.evidence(error)
            if error.isRefusal("AuthorizationHeaderMalformed", "IllegalLocationConstraintException") {
                let expected = author.regionName(error.expectedRegion)
                return (author.failed(check, "signing-region", ["expected": expected], evidence), nil)
            }
            if error.isRefusal("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "UnauthorizedAccess") {
                return (author.failed(check, "keys-refused", ["code": author.code(of: error)], evidence), nil)
            }
        }
        return try await bucket.exists()
    }

    private func region(
        _ bucket: BucketProbe, _ presence: BucketProbe.Presence, _ author: CheckAuthor
    ) async throws(ConnectorError) -> CheckOutcome {
        let check = "bucket-region"
        let outcome = try await bucket.region(presence, wanted: configuration.region)
        guard outcome.status == .failed, case .here = presence else { return outcome }
        // It answers all the same.
        let got = author.regionName(outcome.arguments["got"])
        return author.warning(check, "other", ["got": got], blame: .project)
    }

    private var facts: [String: String] {
        let bucket = configuration.bucket.shellWord
        let prefix = configuration.prefix.directory
        let endpoint = configuration.endpoint.description
        return [
            "bucket": configuration.bucket, "prefix": prefix, "endpoint": endpoint,
            "hostAndPort": configuration.endpoint.hostAndPort, "region": configuration.region,
            "accessKey": configuration.accessKeyID, "accessPolicy": policies.accessPolicy.json.compact,
            "lifecycleRules": policies.lifecycleRules.compact,
            "lifecycleCommand": "aws s3api put-bucket-lifecycle-configuration --bucket \(bucket) --endpoint-url "
                + "\(endpoint.shellWord) --lifecycle-configuration \(policies.lifecycleRules.compact.shellWord)",
            "bucketCommand": "aws s3api create-bucket --bucket \(bucket) --endpoint-url \(endpoint.shellWord)",
        ]
    }
}

extension CheckAuthor {
    /// A region that a server named, if it can be one.
    func regionName(_ text: String?) -> String {
        guard let text, (1...64).contains(text.utf8.count),
            text.utf8.allSatisfy({ byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
            })
        else { return "?" }
        return text
    }
}
