package import MooringModel

extension IntegrationDraft {
    package static func sample(
        name: String? = "Acme exports", region: String = "local", access: IntegrationAccess = .readwrite,
        in project: ProjectID = Sample.project, bucket: String? = nil
    ) -> IntegrationDraft {
        IntegrationDraft(
            id: Sample.integration, project: project, name: name, description: "", connector: "local-directory",
            region: Sample.region(region), access: access, externalID: Sample.externalID, bucket: bucket)
    }
}

/// The stations of an integration's life, reached by the commands that lead there.
extension Integration {
    package static func drafted(_ draft: IntegrationDraft = .sample()) throws(Refusal) -> Integration {
        try Integration().after(.draft(draft, in: .sample(draft.project), clouds: [.local, .aws]))
    }

    package static func configured(_ draft: IntegrationDraft = .sample()) throws(Refusal) -> Integration {
        try drafted(draft).after(.configure(Sample.configuration, location: Sample.location))
    }

    package static func validated(_ draft: IntegrationDraft = .sample()) throws(Refusal) -> Integration {
        let configured = try configured(draft)
        return try configured.after(.takeIn(configured.report(.passed), isRequested: true))
    }

    package static func active(_ draft: IntegrationDraft = .sample()) throws(Refusal) -> Integration {
        try validated(draft).after(.add)
    }

    package static func failing() throws(Refusal) -> Integration {
        let active = try active()
        return try active.after(.takeIn(active.report(.failed), isRequested: true))
    }

    package static func suspended() throws(Refusal) -> Integration { try active().after(.suspend) }

    package static func deleted() throws(Refusal) -> Integration { try active().after(.delete(openJobs: [])) }

    /// What a validation asked for now would report.
    package func report(_ verdict: Verdict) -> ValidationReport {
        .sample(verdict, of: configurationToValidate ?? .null, with: externalIDToValidate ?? "")
    }

    /// What a validation of the configuration and the external ID in force would report.
    package func reportOfWhatIsInForce(_ verdict: Verdict) -> ValidationReport {
        .sample(verdict, of: configuration ?? .null, with: externalID ?? "")
    }
}

extension ValidationReport {
    /// A report of two checks; the second tells the verdict.
    package static func sample(
        _ verdict: Verdict, of configuration: JSONValue = Sample.configuration,
        with externalID: String = Sample.externalID
    ) -> ValidationReport {
        let status: CheckStatus =
            switch verdict {
            case .passed: .passed
            case .failed: .failed
            case .inconclusive: .inconclusive
            }
        return ValidationReport(
            verdict: verdict,
            checks: [
                CheckResult(id: "exists", status: .passed, message: "there", durationMilliseconds: 2),
                CheckResult(
                    id: "write", status: status, message: status == .passed ? "written" : "denied",
                    arguments: status == .passed ? [:] : ["path": "/srv/exports/acme"],
                    evidence: Evidence(service: "filesystem", operation: "openat", code: "EACCES"),
                    blame: status == .passed ? nil : .project, durationMilliseconds: 7),
            ],
            configuration: configuration, externalID: externalID)
    }
}
