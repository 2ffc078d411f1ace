/// What the customer does at IAM, and what anyone may try at STS.
extension LabFront {
    /// Makes a role of the owner's from documents, and gives its ARN.
    package func createRole(
        _ name: String = LabStore.freshName("role"), trustPolicy: String, accessPolicy: String? = nil,
        longestSession: Duration? = nil
    ) async throws(LabError) -> String {
        var form = [("AssumeRolePolicyDocument", trustPolicy)]
        if let longestSession { form.append(("MaxSessionDuration", "\(longestSession.components.seconds)")) }
        let answer = try await iam("CreateRole", role: name, form)
        if let accessPolicy { try await setAccessPolicy(of: name, to: accessPolicy) }
        return answer.texts(of: "Arn").first ?? "arn:aws:iam::\(owner.number):role/\(name)"
    }

    package func setTrustPolicy(of role: String, to document: String) async throws(LabError) {
        try await iam("UpdateAssumeRolePolicy", role: role, [("PolicyDocument", document)])
    }

    /// Replaces what the role may do.
    package func setAccessPolicy(of role: String, to document: String) async throws(LabError) {
        try await iam("PutRolePolicy", role: role, [("PolicyName", "access"), ("PolicyDocument", document)])
    }

    package func removeRole(_ role: String) async throws(LabError) {
        let policies = try await iam("ListRolePolicies", role: role, []).texts(of: "member")
        for policy in policies { try await iam("DeleteRolePolicy", role: role, [("PolicyName", policy)]) }
        try await iam("DeleteRole", role: role, [])
    }

    /// Assumes a role, as the service unless another account is named, and gives the session's keys.
    package func assume(
        _ arn: String, externalID: String? = nil, as account: LabAccount? = nil, at store: LabStore? = nil
    ) async throws(LabError) -> LabKeys {
        var form = [("Version", "2011-06-15"), ("RoleArn", arn), ("RoleSessionName", "test")]
        if let externalID { form.append(("ExternalId", externalID)) }
        let asked = (store ?? self.store).with((account ?? service).keys)
        let answer = try await asked.post("AssumeRole", form, service: "sts")
        guard let accessKeyID = answer.texts(of: "AccessKeyId").first,
            let secret = answer.texts(of: "SecretAccessKey").first
        else { throw .refused(call: "AssumeRole", status: answer.status, answer: answer.text) }
        return LabKeys(
            accessKeyID: accessKeyID, secretAccessKey: secret, sessionToken: answer.texts(of: "SessionToken").first)
    }

    @discardableResult
    private func iam(
        _ action: String, role: String, _ form: [(String, String)]
    ) async throws(LabError) -> LabAnswer {
        try await store.post(action, [("Version", "2010-05-08"), ("RoleName", role)] + form, service: "iam")
    }
}

extension LabStore {
    fileprivate func post(
        _ action: String, _ form: [(String, String)], service: String
    ) async throws(LabError) -> LabAnswer {
        let body = ([("Action", action)] + form)
            .map { "\(LabSignature.encoded($0.0))=\(LabSignature.encoded($0.1))" }.joined(separator: "&")
        return try await call(
            "POST", "/", body: Array(body.utf8), contentType: "application/x-www-form-urlencoded; charset=utf-8",
            service: service)
    }
}
