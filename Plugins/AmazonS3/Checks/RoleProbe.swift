internal import ConnectorKit
internal import MooringModel

/// Asks STS who Mooring is, and who may take on a role.
struct RoleProbe: Sendable {
    let sts: STSClient
    let site: AWSSite
    let author: CheckAuthor
    let propagation: Propagation
    let integration: IntegrationIdentity
    let materials: RoleMaterials
    /// Made up anew for each validation; no role was ever told it.
    let strangeExternalID: String

    private static let sessionSeconds = 900

    // MARK: Who Mooring is

    /// - Returns: whether the role may be asked for, and the ARN of who asks where it is known.
    func operatorIdentity() async throws(ConnectorError) -> (CheckOutcome, Caller) {
        let check = "operator-identity"
        let identity: STSClient.Identity
        let evidence: Evidence
        do throws(AWSFailure) {
            (identity, evidence) = try await sts.callerIdentity()
        } catch {
            // Ceph, MinIO and others know STS, but not this call of it.
            if site.isOverridden, isNotOffered(error) {
                return (author.skipped(check, "not-offered", ["endpoint": sts.endpoint.description]), .unknown)
            }
            if let outcome = ownCredentials(check, error) { return (outcome, .unusable) }
            if let outcome = try author.aside(check, error) { return (outcome, .unusable) }
            return (author.unclear(check, error), .unusable)
        }
        guard identity.account == site.account else {
            let arguments = ["wanted": site.account, "got": identity.account]
            return (author.inconclusive(check, "other-account", arguments, evidence), .unusable)
        }
        guard isTrusted(identity.arn) else {
            let arguments = ["wanted": site.principal, "got": identity.arn]
            return (author.inconclusive(check, "other-principal", arguments, evidence), .unusable)
        }
        return (author.passed(check, "known", ["arn": identity.arn], evidence), .known(identity.arn))
    }

    /// What is known of Mooring's own principal.
    enum Caller: Sendable {
        case known(String)
        /// The endpoint does not say it.
        case unknown
        case unusable
    }

    private func isNotOffered(_ failure: AWSFailure) -> Bool {
        [404, 405, 501].contains(failure.httpStatus)
            || failure.isRefusal("InvalidAction", "NotImplemented", "MethodNotAllowed")
    }

    /// Whether trust policies that name the site's principal let this caller in: the same user, or a session of the same
    /// role, whose ARN lacks the role's path.
    private func isTrusted(_ arn: String) -> Bool {
        if site.principal.hasSuffix(":root") || site.principal == arn { return true }
        guard let role = try? RoleARN(site.principal) else { return false }
        return arn.hasPrefix("arn:\(role.partition):sts::\(role.account):assumed-role/\(role.name)/")
    }

    /// A failure that only the operator can mend: Mooring's own keys.
    private func ownCredentials(_ check: String, _ failure: AWSFailure) -> CheckOutcome? {
        if case .credentials(let error) = failure.kind {
            return error.isRetryable
                ? nil : author.inconclusive(check, "no-credentials", ["detail": error.detail], failure.evidence)
        }
        guard case .refused = failure.kind else { return nil }
        let message: String
        switch failure.code {
        case "ExpiredToken", "ExpiredTokenException": message = "credentials-expired"
        case "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "InvalidToken":
            message = "credentials-refused"
        case "SignatureDoesNotMatch" where !failure.message.hasPrefix("Signature "): message = "credentials-refused"
        default: return nil
        }
        return author.inconclusive(check, message, ["code": author.code(of: failure)], failure.evidence)
    }

    // MARK: Who may take on the role

    private typealias Attempt = Result<(credentials: Credentials, evidence: Evidence), AWSFailure>

    private func ask(externalID: String?) async -> Attempt {
        do throws(AWSFailure) {
            return .success(
                try await sts.assumeRole(
                    materials.roleARN, sessionName: Self.sessionName(integration.id), externalID: externalID,
                    seconds: Self.sessionSeconds))
        } catch {
            return .failure(error)
        }
    }

    static func sessionName(_ integration: IntegrationID) -> String { "mooring-\(integration)" }

    private static func isDenied(_ attempt: Attempt) -> Bool {
        if case .failure(let failure) = attempt {
            failure.isForbidden && failure.isRefusal("AccessDenied")
        } else {
            false
        }
    }

    private static func isAllowed(_ attempt: Attempt) -> Bool { if case .success = attempt { true } else { false } }

    func assumeRole(_ caller: Caller) async throws(ConnectorError) -> (CheckOutcome, Credentials?) {
        let check = "assume-role"
        if case .unusable = caller { return (author.skipped(check, "operator-first"), nil) }
        let attempt = try await propagation.settled(check, isOld: Self.isDenied) {
            await ask(externalID: integration.externalIDToValidate)
        }
        switch attempt {
        case .success((let credentials, let evidence)):
            let outcome = author.passed(
                check, "assumed", ["session": Self.sessionName(integration.id)], evidence)
            return (outcome, credentials)
        case .failure(let failure):
            if let outcome = ownCredentials(check, failure) { return (outcome, nil) }
            if let outcome = try author.aside(check, failure) { return (outcome, nil) }
            return (denied(failure, caller), nil)
        }
    }

    private func denied(_ failure: AWSFailure, _ caller: Caller) -> CheckOutcome {
        let check = "assume-role"
        var arguments: [String: String] = [:]
        if case .known(let arn) = caller { arguments["caller"] = arn }
        if failure.isNotFound { return author.failed(check, "no-role", arguments, failure.evidence) }
        if failure.isRefusal("RegionDisabledException") {
            return author.failed(check, "region-disabled", arguments, failure.evidence)
        }
        guard Self.isDenied(.failure(failure)) else { return author.refused(check, failure) }
        switch Denial(failure.message).cause {
        // Of the caller: across accounts AWS says this only of the side that asks.
        case .identity, .identityDeny, .boundary, .session:
            return author.inconclusive(check, "caller-not-allowed", arguments, failure.evidence)
        case .organization: return author.failed(check, "denied-organization", arguments, failure.evidence)
        default: return author.failed(check, "denied", arguments, failure.evidence)
        }
    }

    /// That nobody gets in without the external ID. Only an explicit denial proves it.
    func externalIDRequired() async throws(ConnectorError) -> CheckOutcome {
        let check = "external-id-required"
        let attempt = try await propagation.settled(check, isOld: Self.isAllowed) { await ask(externalID: nil) }
        return try negative(check, attempt)
    }

    /// That nobody gets in with another one, and whether the one before the last rotation still opens the role.
    func externalIDExact() async throws(ConnectorError) -> CheckOutcome {
        let check = "external-id-exact"
        let attempt = try await propagation.settled(check, isOld: Self.isAllowed) {
            await ask(externalID: strangeExternalID)
        }
        let outcome = try negative(check, attempt)
        guard outcome.status == .passed, let retired = integration.retiredExternalID else { return outcome }
        switch await ask(externalID: retired) {
        case .success((_, let evidence)):
            return author.warning(check, "retired-allowed", [:], evidence, blame: .project)
        case .failure(let failure): return try negative(check, .failure(failure))
        }
    }

    private func negative(_ check: String, _ attempt: Attempt) throws(ConnectorError) -> CheckOutcome {
        switch attempt {
        case .success((_, let evidence)): return author.failed(check, "allowed", [:], evidence)
        case .failure(let failure):
            if Self.isDenied(attempt) { return author.passed(check, "denied", [:], failure.evidence) }
            return try author.aside(check, failure) ?? author.unclear(check, failure)
        }
    }
}

extension IntegrationIdentity {
    /// A rotation is validated with the new one.
    var externalIDToValidate: String { nextExternalID ?? externalID }
}
