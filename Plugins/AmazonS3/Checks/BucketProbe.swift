internal import ConnectorKit
internal import MooringModel

/// Asks about a bucket: whether it is there, where, and whose.
struct BucketProbe: Sendable {
    let client: S3Client
    let prefix: ObjectPrefix
    let author: CheckAuthor

    /// What HeadBucket says.
    enum Presence: Sendable {
        /// Its region, where the server names it.
        case here(region: String?)
        case elsewhere(region: String)
    }

    func exists() async throws(ConnectorError) -> (CheckOutcome, Presence?) {
        let check = "bucket-exists"
        do throws(AWSFailure) {
            let (region, evidence) = try await client.headBucket()
            return (author.passed(check, "exists", [:], evidence), .here(region: region))
        } catch {
            if let outcome = try author.aside(check, error) { return (outcome, nil) }
            return try await exists(despite: error)
        }
    }

    private func exists(despite failure: AWSFailure) async throws(ConnectorError) -> (CheckOutcome, Presence?) {
        let check = "bucket-exists"
        let evidence = author.evidence(failure)
        if failure.isNotFound { return (author.failed(check, "missing", [:], evidence), nil) }
        // 403 to one who may list nothing (the ListBucket of a prefix does not cover HeadBucket), or whose bucket belongs to
        // another account than expected: S3 says 404 of a bucket that is not there, whoever asks.
        if failure.isForbidden {
            return (author.passed(check, "exists-denied", [:], evidence), .here(region: failure.bucketRegion))
        }
        if let region = failure.bucketRegion ?? failure.expectedRegion {
            return (author.passed(check, "exists-elsewhere", [:], evidence), .elsewhere(region: region))
        }
        // The answer to a HEAD has no body that would say more.
        do throws(AWSFailure) {
            let (region, evidence) = try await client.bucketLocation()
            return (author.passed(check, "exists", [:], evidence), .here(region: region))
        } catch {
            if let outcome = try author.aside(check, error) { return (outcome, nil) }
            if let region = error.expectedRegion ?? error.bucketRegion {
                let outcome = author.passed(check, "exists-elsewhere", [:], author.evidence(error))
                return (outcome, .elsewhere(region: region))
            }
            if error.isNotFound { return (author.failed(check, "missing", [:], author.evidence(error)), nil) }
            return (author.refused(check, error), nil)
        }
    }

    func region(_ presence: Presence, wanted: String) async throws(ConnectorError) -> CheckOutcome {
        let check = "bucket-region"
        var found: String?
        switch presence {
        case .elsewhere(let region): found = region
        case .here(let region):
            found = region
            if found == nil {
                do throws(AWSFailure) { found = try await client.bucketLocation().region } catch {
                    guard case .refused = error.kind else { throw error.connectorError }
                }
            }
        }
        guard let found else { return author.passed(check, "answered") }
        guard found == wanted else { return author.failed(check, "other", ["got": found]) }
        return author.passed(check, "same")
    }

    /// Whose it is shows by what is denied with the owner expected, and allowed without.
    func owner() async throws(ConnectorError) -> CheckOutcome {
        let check = "bucket-owner"
        let open = S3Client(client, expectedOwner: nil)
        for ask in [BucketProbe.head, BucketProbe.location, BucketProbe.list(prefix)] {
            do throws(AWSFailure) {
                return author.passed(check, "same", [:], try await ask(client))
            } catch {
                if let outcome = try author.aside(check, error) { return outcome }
                guard error.isForbidden else { continue }
                do throws(AWSFailure) {
                    _ = try await ask(open)
                    return author.failed(check, "other", [:], author.evidence(error))
                } catch {
                    if let outcome = try author.aside(check, error) { return outcome }
                }
            }
        }
        return author.warning(check, "not-told", blame: .project)
    }

    private typealias Question = @Sendable (S3Client) async throws(AWSFailure) -> Evidence

    private static let head: Question = { client async throws(AWSFailure) in try await client.headBucket().evidence }
    private static let location: Question = { client async throws(AWSFailure) in
        try await client.bucketLocation().evidence
    }
    private static func list(_ prefix: ObjectPrefix) -> Question {
        { client async throws(AWSFailure) in try await client.list(prefix: prefix.directory, limit: 1).evidence }
    }

    func location() async throws(ConnectorError) -> CheckOutcome {
        let check = "bucket-location"
        do throws(AWSFailure) {
            return author.passed(check, "allowed", [:], try await client.bucketLocation().evidence)
        } catch {
            if let outcome = try author.aside(check, error) { return outcome }
            return error.isForbidden
                ? author.denied(check, error, action: "s3:GetBucketLocation") : author.refused(check, error)
        }
    }

    /// What the generated policy does not grant, and would do no harm.
    func leastPrivilege() async throws(ConnectorError) -> CheckOutcome {
        let check = "least-privilege"
        let questions: [(String, Question)] = [
            ("s3:ListAllMyBuckets", { client async throws(AWSFailure) in try await client.listBuckets() }),
            ("s3:GetBucketPolicy", { client async throws(AWSFailure) in try await client.bucketPolicy() }),
        ]
        var allowed: [String] = []
        var denied: [String] = []
        for (action, ask) in questions {
            do throws(AWSFailure) {
                _ = try await ask(client)
                allowed.append(action)
            } catch {
                if let outcome = try author.aside(check, error) { return outcome }
                if error.isForbidden {
                    denied.append(action)
                } else if error.isRefusal("NoSuchBucketPolicy") {
                    // Told to whoever may ask.
                    allowed.append(action)
                } else if denied.isEmpty, allowed.isEmpty {
                    return author.unclear(check, error)
                }
            }
        }
        if allowed.isEmpty { return author.passed(check, "denied", ["denied": denied.joined(separator: ", ")]) }
        return author.warning(check, "allowed", ["allowed": allowed.joined(separator: ", ")], blame: .project)
    }
}

extension S3Client {
    /// The same with another owner expected.
    init(_ client: S3Client, expectedOwner: String?) {
        transport = client.transport
        endpoint = client.endpoint
        bucket = client.bucket
        addressing = client.addressing
        self.expectedOwner = expectedOwner
    }
}
